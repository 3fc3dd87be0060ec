/**
 * How do people say it, in one language?
 *
 * Patterns are matched on folded text: lower case, no accents, straight apostrophes.
 */
export interface ReplyLexicon {
  readonly language: 'en' | 'fr' | 'de' | 'es';
  /** "Take me off": beats everything else. */
  readonly unsubscribe: readonly RegExp[];
  /** The same words as an offer in somebody's footer: no wish of the writer. */
  readonly unsubscribeOffer: RegExp;
  readonly notInterested: readonly RegExp[];
  readonly interested: readonly RegExp[];
  /** Turns a following or preceding sign of interest in the same clause into none. */
  readonly negator: RegExp;
  /** Phrases that contain a negator and say yes all the same. */
  readonly yesInDisguise: RegExp;
  readonly outOfOffice: readonly RegExp[];
  readonly outOfOfficeSubject: RegExp;
  /** A whole reply of a word or two. */
  readonly yes: RegExp;
  readonly no: RegExp;
  readonly stop: RegExp;
}
