/**
 * What does somebody do, and how high up, to judge by their title?
 *
 * The first function that is named counts, and the highest level; `junior` and `intern` say that the level named
 * beside them is not theirs yet. Deputies of the C level stand at VP.
 */
import { longestPhrase, type Meaning } from './lexicon/lexicon.js';
import { type JobFunction, SENIORITIES, type Seniority } from './seniority.js';
import { titleWords } from './title-words.js';

export interface NormalisedTitle {
  /** Null when the title does not say. */
  readonly function: JobFunction | null;
  readonly seniority: Seniority | null;
}

const DEPUTY = /^(?:deputy|adjointe?|stellv\w*|stv|adjunt[oa]|subdirector\w*|vize)$/;

/** English, French, German and Spanish titles, and mixtures of them. */
export function normaliseJobTitle(title: string): NormalisedTitle {
  const meanings = titleWords(title).flatMap(meaningsOf);
  const seniority = levelOf(meanings.map((meaning) => meaning.seniority));
  return { function: functionOf(meanings.map((meaning) => meaning.jobFunction)), seniority };
}

function meaningsOf(words: readonly string[]): Meaning[] {
  const meanings: Meaning[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = longestPhrase(words, at);
    if (phrase) meanings.push(phrase.meaning);
    at += phrase?.length ?? 1;
  }
  if (!words.some((word) => DEPUTY.test(word))) return meanings;
  return meanings.map((meaning) =>
    meaning.seniority === 'c_level' ? { ...meaning, seniority: 'vp' } : meaning,
  );
}

/** General management and `other` count where nothing more precise is named. */
function functionOf(functions: readonly Meaning['jobFunction'][]): JobFunction | null {
  const precise = functions.find(
    (candidate) => candidate !== null && candidate !== 'any' && candidate !== 'other',
  );
  if (precise !== undefined) return precise;
  if (functions.includes('any')) return 'general_management';
  return functions.includes('other') ? 'other' : null;
}

function levelOf(levels: readonly (Seniority | null)[]): Seniority | null {
  if (levels.includes('intern')) return 'intern';
  if (levels.includes('junior')) return 'junior';
  return SENIORITIES.find((level) => levels.includes(level)) ?? null;
}
