/**
 * What does this reply mean?
 *
 * A first set of rules, versioned: the same reply gives the same answer for as long as the version stays. The order
 * is the order of harm: a wish to be left alone beats everything, a "no" beats a "yes", and what nobody understands is
 * `other`, which a person reads.
 */
import { foldText } from '../text/fold.js';
import type { Disposition } from './disposition.js';
import { DE } from './lexicon/de.js';
import { EN } from './lexicon/en.js';
import { ES } from './lexicon/es.js';
import { FR } from './lexicon/fr.js';
import type { ReplyLexicon } from './lexicon/lexicon.js';
import { clausesOf, ownWords } from './own-words.js';

/** Raise it with every change that can change an answer: it is stored beside the disposition. */
export const CLASSIFIER_VERSION = 2;

export interface ReplyToClassify {
  readonly text: string;
  readonly subject?: string;
  /** The message says of itself that no person wrote it (RFC 3834 and relatives). */
  readonly automatic: boolean;
}

export interface Classification {
  readonly disposition: Disposition;
  /** Which rule decided, as `fr.not_interested`. */
  readonly rule: string;
}

const LEXICONS = [EN, FR, DE, ES] as const;

interface Words {
  readonly paragraphs: readonly string[];
  /** Lines without their punctuation, for replies of a word or two. */
  readonly bareLines: readonly string[];
  readonly subject: string;
}

interface Rule {
  readonly disposition: Disposition;
  readonly name: string;
  readonly test: (lexicon: ReplyLexicon, words: Words) => boolean;
}

const RULES: readonly Rule[] = [
  {
    disposition: 'unsubscribe',
    name: 'stop',
    test: ({ stop }, { bareLines }) => bareLines.some((line) => stop.test(line)),
  },
  {
    disposition: 'unsubscribe',
    name: 'unsubscribe',
    test: (lexicon, { paragraphs }) => paragraphs.some((text) => wantsOut(lexicon, text)),
  },
];

const RULES_FOR_PEOPLE: readonly Rule[] = [
  {
    disposition: 'out_of_office',
    name: 'subject',
    test: ({ outOfOfficeSubject }, { subject }) => outOfOfficeSubject.test(subject),
  },
  {
    disposition: 'not_interested',
    name: 'no',
    test: ({ no }, { bareLines }) => bareLines.some((line) => no.test(line)),
  },
  {
    disposition: 'not_interested',
    name: 'not_interested',
    test: (lexicon, { paragraphs }) => paragraphs.some((text) => saysNo(lexicon, text)),
  },
  {
    disposition: 'interested',
    name: 'yes',
    test: ({ yes }, { bareLines }) => bareLines.some((line) => yes.test(line)),
  },
  {
    disposition: 'interested',
    name: 'interested',
    test: (lexicon, { paragraphs }) => paragraphs.some((text) => saysYes(lexicon, text)),
  },
  {
    disposition: 'out_of_office',
    name: 'out_of_office',
    test: ({ outOfOffice }, { paragraphs }) => paragraphs.some((text) => anyOf(outOfOffice, text)),
  },
];

export function classifyReply(reply: ReplyToClassify): Classification {
  const { lines, paragraphs } = ownWords(reply.text);
  const words: Words = {
    paragraphs,
    bareLines: lines.map(withoutPunctuation),
    subject: foldText(reply.subject ?? ''),
  };
  for (const { disposition, name, test } of reply.automatic ? RULES : [...RULES, ...RULES_FOR_PEOPLE]) {
    const lexicon = LEXICONS.find((candidate) => test(candidate, words));
    if (lexicon) return { disposition, rule: `${lexicon.language}.${name}` };
  }
  return reply.automatic
    ? { disposition: 'out_of_office', rule: 'automatic' }
    : { disposition: 'other', rule: 'none' };
}

function wantsOut(lexicon: ReplyLexicon, text: string): boolean {
  return anyOf(lexicon.unsubscribe, text.replace(lexicon.unsubscribeOffer, ' '));
}

function saysNo({ notInterested, yesInDisguise }: ReplyLexicon, text: string): boolean {
  return anyOf(notInterested, text.replace(yesInDisguise, ' '));
}

/** A sign of interest in a clause that negates nothing. */
function saysYes({ interested, negator, yesInDisguise }: ReplyLexicon, text: string): boolean {
  return clausesOf(text).some(
    (clause) => anyOf(interested, clause) && !negator.test(clause.replace(yesInDisguise, ' ')),
  );
}

function anyOf(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

function withoutPunctuation(line: string): string {
  return line
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
