/**
 * What may the words of strangers contain when a model reads them?
 *
 * Only what a person would see. Characters that hide, reorder or smuggle text are taken out, nothing is left that a
 * client would render as an image, a link or a tag, and the length is bounded.
 */
export interface CleanText {
  readonly text: string;
  /** True when the end was cut off. */
  readonly cut: boolean;
}

/** Control, format (zero-width, bidirectional, tags), private-use and unassigned characters, and half surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;
/** Letters that show nothing, and selectors that can carry a hidden byte each. */
const BLANK =
  /[\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u034f\u17b4\u17b5\u180b-\u180d\u180f]/u;

/** `max` in characters (code points). */
export function cleanText(text: string, max: number): CleanText {
  const seen = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\n]/gu, (character) => (isHidden(character) ? '' : character))
    // More than a few marks on one letter are there to cover others.
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    // Neither Markdown nor HTML: an image that is fetched tells its server what was read.
    .replace(/!(?=\[)/g, '')
    .replace(/\](?=[([])/g, '] ')
    .replace(/<(?=[a-z/!?])/gi, '‹')
    .trim();
  const characters = [...seen];
  if (characters.length <= max) return { text: seen, cut: false };
  return { text: characters.slice(0, max).join('').trimEnd(), cut: true };
}

function isHidden(character: string): boolean {
  return INVISIBLE.test(character) || BLANK.test(character);
}

/** A name, a title, an address: one short line. */
export function cleanLine(text: string, max = 120): string {
  return cleanText(text.replace(/\s+/g, ' '), max).text.replaceAll('\n', ' ');
}
