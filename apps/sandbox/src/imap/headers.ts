/** What does a stored mail's header say? Read once a mail, unfolded, names in lower case. */
import { addressParser } from 'postal-mime';
import type { StoredMail } from './mailbox-store.js';

export interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

interface ReadHeader {
  readonly lines: readonly HeaderLine[];
  /** Where the body begins. */
  readonly bodyStart: number;
}

const known = new WeakMap<StoredMail, ReadHeader>();

export function headerOf(mail: StoredMail): ReadHeader {
  const header = known.get(mail) ?? readHeader(mail.raw);
  known.set(mail, header);
  return header;
}

export const headerValues = (mail: StoredMail, name: string): string[] =>
  headerOf(mail)
    .lines.filter((line) => line.name === name.toLowerCase())
    .map((line) => line.value);

function readHeader(raw: Buffer): ReadHeader {
  const end = raw.indexOf('\r\n\r\n');
  const bodyStart = end < 0 ? raw.length : end + 4;
  const lines = raw
    .toString('utf8', 0, bodyStart)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.includes(':'))
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).toLowerCase(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    }));
  return { lines, bodyStart };
}

export interface Address {
  readonly name: string;
  readonly address: string;
}

export const addressesOf = (mail: StoredMail, name: string): Address[] =>
  headerValues(mail, name)
    .flatMap((value) => addressParser(value, { flatten: true }))
    .map(({ name: display, address }) => ({ name: display, address: address ?? '' }));
