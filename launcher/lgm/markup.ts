/**
 * What does a message of La Growth Machine say, as an Overture template?
 *
 * Their editor writes `<p>`, `<var name default>`, `<spin>`, `<signature/>` and `<a track>`. What has no counterpart is
 * written as plainly as possible and told, so that a person looks at it before anything is sent.
 */
import { Parser } from 'htmlparser2';

export interface Translated {
  readonly text: string;
  /** What was lost or guessed, in words for a person. */
  readonly notes: readonly string[];
}

/** Their variable → ours. */
const VARIABLES: Readonly<Record<string, string>> = {
  firstname: 'first_name',
  lastname: 'last_name',
  fullname: 'full_name',
  companyname: 'company_name',
  jobtitle: 'job_title',
  location: 'location',
  industry: 'industry',
  identityfirstname: 'sender_first_name',
};
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol']);

export function translateMarkup(html: string): Translated {
  const notes = new Set<string>();
  let text = '';
  const links: string[] = [];
  /** Two pieces must not make a placeholder that neither of them holds. */
  const write = (piece: string): void => {
    text += text.endsWith('{') && /^[{%]/.test(piece) ? ` ${piece}` : piece;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'var') write(variable(attributes['name'] ?? '', attributes['default'], notes));
      if (name === 'br') text += '\n';
      if (name === 'signature') notes.add('The signature was left out: write it into the text.');
      if (name === 'img') notes.add('An image was left out: Overture sends plain text.');
      if (name === 'a') links.push(attributes['href'] ?? '');
    },
    ontext: (piece) => write(literal(piece)),
    onclosetag(name) {
      if (name === 'p') text += '\n\n';
      else if (BLOCKS.has(name)) text += '\n';
      if (name === 'a') {
        const href = links.pop() ?? '';
        if (href !== '' && !text.trimEnd().endsWith(href)) text += ` (${literal(href)})`;
      }
    },
  });
  const { html: chosen, spun } = firstOfSpins(html);
  if (spun) notes.add('Only the first of the alternatives in <spin> was taken.');
  parser.end(chosen);
  return {
    text: text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    notes: [...notes],
  };
}

/** Text that Liquid would act on must not come to life. */
function literal(piece: string): string {
  return piece.replaceAll('\u00a0', ' ').replaceAll(/\{(?=[{%])/g, '{ ');
}

function variable(theirs: string, fallback: string | undefined, notes: Set<string>): string {
  const key = theirs.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const custom = /^customattribute(\d+)$/.exec(key)?.[1];
  const ours = VARIABLES[key] ?? (custom === undefined ? undefined : `custom.lgm_custom_${custom}`);
  if (ours === undefined) {
    notes.add(
      `The variable ${theirs || 'without a name'} has no counterpart; its default was written instead.`,
    );
    return literal(fallback ?? '');
  }
  const kept = fallback?.replaceAll(/["{}]/g, '');
  return kept === undefined ? `{{ ${ours} }}` : `{{ ${ours} | default: "${kept}" }}`;
}

/** `<spin>one|two</spin>`, with their alternatives parted by bars or as `<option>` elements. */
function firstOfSpins(html: string): { readonly html: string; readonly spun: boolean } {
  let spun = false;
  const chosen = html.replaceAll(/<spin\b[^>]*>([\s\S]*?)<\/spin>/gi, (_, inside: string) => {
    spun = true;
    return /<option\b[^>]*>([\s\S]*?)<\/option>/i.exec(inside)?.[1] ?? inside.split('|', 1)[0] ?? '';
  });
  return { html: chosen, spun };
}
