/** How is a lexicon of job titles written down? */
import type { JobFunction, Seniority } from '../seniority.js';

/**
 * Function, level, and the phrases that say so, separated by commas.
 *
 * Phrases are folded (lower case, no accents) and without punctuation; `word*` stands for every word that begins so.
 * The longest phrase at a place wins and uses up its words. `any` means general management where no other function is
 * named; `c_officer` stands for "chief … officer".
 */
export type LexiconRow = readonly [
  jobFunction: JobFunction | 'any' | null,
  seniority: Seniority | null,
  phrases: string,
];
