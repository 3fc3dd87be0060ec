/**
 * Of which pieces is a template made, as it is written?
 *
 * `{{ … }}` and `{% … %}` are taken whole, up to the first closing pair, so that braces and bars in them mean nothing to
 * the rest. `\{`, `\|` and `\}` are the signs themselves; a backslash before anything else is a backslash.
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `{`, `|` or `}`, which may belong to a choice. */
  | { readonly kind: 'sign'; readonly sign: '{' | '|' | '}' }
  | { readonly kind: 'output'; readonly source: string }
  | { readonly kind: 'tag'; readonly source: string; readonly name: string };

const PIECE =
  /\\[{|}]|\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}|\{%[\s\S]*?(?:%\}|$)|\{\{(?!\{)[\s\S]*?(?:\}\}|$)|[{|}]/g;
const NAME = /^\{%-?\s*([a-z]+)/;

/** The template as it is written, but for its outputs. */
export function replaceOutputs(template: string, to: (source: string) => string): string {
  return template.replace(PIECE, (piece) => (piece.startsWith('{{') ? to(piece) : piece));
}

export function tokensOf(template: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of template.matchAll(PIECE)) {
    if (match.index > end) tokens.push({ kind: 'text', text: template.slice(end, match.index) });
    end = match.index + match[0].length;
    tokens.push(tokenOf(match[0], match[1]));
  }
  if (end < template.length) tokens.push({ kind: 'text', text: template.slice(end) });
  return tokens;
}

function tokenOf(source: string, raw: string | undefined): Token {
  if (raw !== undefined) return { kind: 'text', text: raw };
  if (source.startsWith('\\')) return { kind: 'text', text: source.slice(1) };
  if (source.startsWith('{{')) return { kind: 'output', source };
  if (source.startsWith('{%')) return { kind: 'tag', source, name: NAME.exec(source)?.[1] ?? '' };
  return { kind: 'sign', sign: source as '{' | '|' | '}' };
}
