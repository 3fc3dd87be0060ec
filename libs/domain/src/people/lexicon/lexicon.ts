/** What do the words of a title say, the longest known phrase first? */
import type { JobFunction, Seniority } from '../seniority.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import type { LexiconRow } from './row.js';

export interface Meaning {
  readonly jobFunction: JobFunction | 'any' | null;
  readonly seniority: Seniority | null;
}

interface Entry {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

const entries = [EN, FR, DE, ES].flat().flatMap(entriesOf);
const byFirstWord = Map.groupBy(
  entries.filter(({ words }) => !isPrefix(words[0])),
  ({ words }) => words[0],
);
const byPrefix = entries.filter(({ words }) => isPrefix(words[0]));
const vocabulary = new Set(entries.flatMap(({ words }) => words));

function entriesOf([jobFunction, seniority, phrases]: LexiconRow): Entry[] {
  return phrases
    .split(', ')
    .map((phrase) => ({ words: phrase.split(' '), meaning: { jobFunction, seniority } }));
}

/** Whether some phrase contains this very word. */
export const isKnownWord = (word: string): boolean => vocabulary.has(word);

/** The longest phrase that begins at `from`; two meanings of one phrase are laid together. */
export function longestPhrase(
  words: readonly string[],
  from: number,
): { readonly length: number; readonly meaning: Meaning } | undefined {
  const matching = [...(byFirstWord.get(words[from]) ?? []), ...byPrefix].filter((entry) =>
    entry.words.every((pattern, index) => matches(pattern, words[from + index])),
  );
  const length = Math.max(0, ...matching.map((entry) => entry.words.length));
  if (length === 0) return undefined;
  const longest = matching.filter((entry) => entry.words.length === length).map((entry) => entry.meaning);
  return {
    length,
    meaning: {
      jobFunction: longest.find((meaning) => meaning.jobFunction !== null)?.jobFunction ?? null,
      seniority: longest.find((meaning) => meaning.seniority !== null)?.seniority ?? null,
    },
  };
}

function isPrefix(pattern: string | undefined): boolean {
  return pattern?.endsWith('*') ?? false;
}

function matches(pattern: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return isPrefix(pattern) ? word.startsWith(pattern.slice(0, -1)) : pattern === word;
}
