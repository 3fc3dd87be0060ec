/**
 * Which words can a text be found by?
 *
 * Folded, cut at white space and punctuation, and after 60 letters. Whoever searches gives the beginnings of words, each
 * of which must begin one of them. The database cuts the same way (`search_words` of migration 0005_reading_leads).
 */
import { foldText } from './fold.js';

const SEPARATORS = /[.,;:/\\|()[\]{}<>\-_@&+*#%!?"'=~^$“”„«»–—…·•\s]+/;
const LONGEST = 60;

export function searchWords(text: string): string[] {
  return foldText(text)
    .split(SEPARATORS)
    .filter((word) => word !== '')
    .map((word) => (word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join('')));
}

/** True when every word of `wanted` begins a word of `text`; nothing wanted is always found. */
export function hasWords(text: string | null, wanted: string): boolean {
  const words = searchWords(text ?? '');
  return searchWords(wanted).every((beginning) => words.some((word) => word.startsWith(beginning)));
}
