/** How is a value written in an answer? Quoted where that is allowed, else as a literal. */
import { addressesOf, headerValues, type Address } from './headers.js';
import type { StoredMail } from './mailbox-store.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export function formatString(text: string | undefined): Buffer {
  if (text === undefined) return Buffer.from('NIL');
  const quotable = /^[\x20-\x7e]*$/.test(text);
  return quotable ? Buffer.from(`"${text.replace(/["\\]/g, '\\$&')}"`) : formatLiteral(Buffer.from(text));
}

export const formatLiteral = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes]);

/** `"05-Jan-2026 08:00:00 +0000"`. */
export function formatInternalDate(date: Date): string {
  const iso = date.toISOString();
  return `"${iso.slice(8, 10)}-${MONTHS[date.getUTCMonth()]}-${iso.slice(0, 4)} ${iso.slice(11, 19)} +0000"`;
}

/** `05-Jan-2026` as the start of that day in UTC. */
export function parseSearchDate(text: string): Date | undefined {
  const [, day, month, year] = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text) ?? [];
  const index = MONTHS.findIndex((name) => name.toLowerCase() === month?.toLowerCase());
  return index < 0 ? undefined : new Date(Date.UTC(Number(year), index, Number(day)));
}

const list = (parts: readonly Buffer[]) =>
  Buffer.concat([
    Buffer.from('('),
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(' '), part])),
    Buffer.from(')'),
  ]);

/** date subject from sender reply-to to cc bcc in-reply-to message-id (RFC 9051 section 7.5.2). */
export function formatEnvelope(mail: StoredMail): Buffer {
  const first = (name: string) => formatString(headerValues(mail, name)[0]);
  const from = addressesOf(mail, 'from');
  const orFrom = (addresses: readonly Address[]) => formatAddresses(addresses.length > 0 ? addresses : from);
  return list([
    first('date'),
    first('subject'),
    formatAddresses(from),
    orFrom(addressesOf(mail, 'sender')),
    orFrom(addressesOf(mail, 'reply-to')),
    ...['to', 'cc', 'bcc'].map((name) => formatAddresses(addressesOf(mail, name))),
    first('in-reply-to'),
    first('message-id'),
  ]);
}

function formatAddresses(addresses: readonly Address[]): Buffer {
  if (addresses.length === 0) return Buffer.from('NIL');
  const each = addresses.map(({ name, address }) => {
    const [local, domain] = address.split('@');
    return list([
      formatString(name || undefined),
      Buffer.from('NIL'),
      formatString(local),
      formatString(domain),
    ]);
  });
  return Buffer.concat([Buffer.from('('), ...each, Buffer.from(')')]);
}
