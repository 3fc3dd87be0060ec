/** Which mails does a SEARCH find? The keys that mail clients send to follow a mailbox and to find a Message-ID. */
import { BadCommand, type Token, textOf } from './command.js';
import { parseSearchDate } from './format.js';
import { headerValues } from './headers.js';
import type { StoredMail } from './mailbox-store.js';
import { isSequenceSet, parseSequenceSet } from './sequence-set.js';

type MailTest = (mail: StoredMail, sequence: number) => boolean;

interface Context {
  readonly lastUid: number;
  readonly lastSequence: number;
}

const FLAG_KEYS: Readonly<Record<string, readonly [flag: string, present: boolean]>> = {
  SEEN: ['\\Seen', true],
  UNSEEN: ['\\Seen', false],
  ANSWERED: ['\\Answered', true],
  UNANSWERED: ['\\Answered', false],
  FLAGGED: ['\\Flagged', true],
  UNFLAGGED: ['\\Flagged', false],
  DELETED: ['\\Deleted', true],
  UNDELETED: ['\\Deleted', false],
};
const HEADER_KEYS = new Set(['FROM', 'TO', 'CC', 'BCC', 'SUBJECT']);
const DAY_MS = 86_400_000;

/** All keys must hold. */
export function parseSearch(tokens: readonly Token[], context: Context): MailTest {
  const rest = [...tokens];
  if (rest[0]?.kind === 'atom' && rest[0].text.toUpperCase() === 'CHARSET') rest.splice(0, 2);
  const tests: MailTest[] = [];
  while (rest.length > 0) tests.push(parseKey(rest, context));
  return (mail, sequence) => tests.every((test) => test(mail, sequence));
}

function parseKey(rest: Token[], context: Context): MailTest {
  const token = rest.shift();
  if (token?.kind === 'list') return parseSearch(token.items, context);
  const text = textOf(token);
  const key = text.toUpperCase();
  const flag = FLAG_KEYS[key];
  if (key === 'ALL') return () => true;
  if (flag) return (mail) => mail.flags.has(flag[0]) === flag[1];
  if (key === 'UID') return numberTest(textOf(rest.shift()), context.lastUid, (mail) => mail.uid);
  if (key === 'HEADER') return headerTest(textOf(rest.shift()), textOf(rest.shift()));
  if (HEADER_KEYS.has(key)) return headerTest(key, textOf(rest.shift()));
  if (key === 'NOT') return not(parseKey(rest, context));
  if (key === 'OR') return or(parseKey(rest, context), parseKey(rest, context));
  if (['SINCE', 'SENTSINCE', 'BEFORE', 'SENTBEFORE', 'ON', 'SENTON'].includes(key)) {
    return dateTest(key.replace('SENT', ''), textOf(rest.shift()));
  }
  if (isSequenceSet(text)) return numberTest(text, context.lastSequence, (_mail, sequence) => sequence);
  throw new BadCommand(`This server does not search by ${key}`);
}

const not =
  (test: MailTest): MailTest =>
  (mail, sequence) =>
    !test(mail, sequence);
const or =
  (one: MailTest, other: MailTest): MailTest =>
  (mail, sequence) =>
    one(mail, sequence) || other(mail, sequence);

function numberTest(
  set: string,
  last: number,
  numberOf: (mail: StoredMail, sequence: number) => number,
): MailTest {
  const matches = parseSequenceSet(set, last);
  return (mail, sequence) => matches(numberOf(mail, sequence));
}

/** Part of the value, whatever its case; an empty value asks only whether the header is there. */
function headerTest(name: string, value: string): MailTest {
  const wanted = value.toLowerCase();
  return (mail) => headerValues(mail, name).some((actual) => actual.toLowerCase().includes(wanted));
}

function dateTest(key: string, text: string): MailTest {
  const day = parseSearchDate(text)?.getTime();
  if (day === undefined) throw new BadCommand(`"${text}" is not a date like 05-Jan-2026`);
  if (key === 'SINCE') return (mail) => mail.internalDate.getTime() >= day;
  if (key === 'BEFORE') return (mail) => mail.internalDate.getTime() < day;
  return (mail) => mail.internalDate.getTime() >= day && mail.internalDate.getTime() < day + DAY_MS;
}
