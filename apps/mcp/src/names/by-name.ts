/** Which one does a name mean? An exact one before a part of one; several, or none, is said with what is known. */
import { Refusal } from '#contracts';
import { foldText } from '#domain';
import { cleanLine } from '../untrusted/clean-text.js';

export interface Named {
  readonly id: string;
  readonly name: string;
}

const MOST_NAMED = 10;

/** Without what people put around a name: the "Q2" campaign. */
export function bareName(kind: string, reference: string): string {
  const words = unquoted(foldText(reference))
    .replace(/^(?:the|our|my) /, '')
    .replace(new RegExp(`^${kind}s? | ${kind}s?$`), '');
  return unquoted(words.trim());
}

const unquoted = (text: string): string => text.replace(/^["'“”„«]+|["'“”»]+$/g, '').trim();

/** All that a name may mean: those called exactly so, else those whose name contains it. */
export function meantBy<Item extends Named>(
  kind: string,
  reference: string,
  candidates: readonly Item[],
): Item[] {
  const whole = foldText(reference);
  const bare = bareName(kind, reference);
  for (const fits of [
    (name: string) => name === whole,
    (name: string) => name === bare,
    (name: string) => bare !== '' && name.includes(bare),
  ]) {
    const found = candidates.filter(({ name }) => fits(foldText(name)));
    if (found.length > 0) return found;
  }
  return [];
}

/** @throws Refusal when the name means none, or more than one. */
export function theOneMeant<Item extends Named>(
  kind: string,
  reference: string,
  candidates: readonly Item[],
  tool: string,
): Item {
  const found = meantBy(kind, reference, candidates);
  const [only] = found;
  if (only && found.length === 1) return only;
  throw found.length === 0
    ? noneMeant(kind, reference, candidates, tool)
    : severalMeant(kind, reference, found);
}

export function noneMeant(kind: string, reference: string, known: readonly Named[], tool: string): Refusal {
  const detail = `There is no ${kind} "${cleanLine(reference)}".`;
  if (known.length === 0)
    return new Refusal('not_found', `${detail} There is none at all yet.`, HOW_TO_MAKE[kind] ?? '');
  return new Refusal(
    'not_found',
    `${detail} Known: ${listed(known)}.`,
    `Give one of these names or ids; ${tool} lists them all.`,
  );
}

function severalMeant(kind: string, reference: string, found: readonly Named[]): Refusal {
  return new Refusal(
    'invalid_input',
    `"${cleanLine(reference)}" may mean ${found.length} ${kind}s: ${listed(found)}.`,
    'Give the id of the one that is meant.',
  );
}

function listed(items: readonly Named[]): string {
  const named = items.slice(0, MOST_NAMED).map(({ id, name }) => `${id} "${cleanLine(name, 60)}"`);
  const more = items.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const HOW_TO_MAKE: Readonly<Record<string, string>> = {
  campaign: 'Create one with campaign_create.',
  audience: 'Build one with audience_build.',
  sequence: 'Write one with sequence_write.',
};
