/** How is a mail put on the wire? RFC 5322 with MIME, ASCII throughout. */
export interface MailAddress {
  readonly name?: string;
  readonly address: string;
}

export interface MailPart {
  /** Value of Content-Type. */
  readonly type: string;
  readonly body: string;
}

export interface OutgoingMail {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: MailPart;
}

const LINE = 76;

export function writeMail({ headers, content }: OutgoingMail): Buffer {
  const lines = [
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    writePart(content),
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** A part with its own header. Text that is not ASCII is sent in base64. */
export function writePart({ type, body }: MailPart): string {
  const text = body.replace(/\r?\n/g, '\r\n');
  if (isAscii(text)) return `Content-Type: ${type}\r\n\r\n${text}\r\n`;
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`;
}

export function writeAddress({ name, address }: MailAddress): string {
  if (!name) return `<${address}>`;
  return isAscii(name)
    ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
    : `${writeText(name)} <${address}>`;
}

/** Header text; what is not ASCII becomes encoded words (RFC 2047), cut between characters. */
export function writeText(text: string): string {
  if (isAscii(text)) return text.replace(/[\r\n]+/g, ' ');
  const words: string[] = [];
  let word = '';
  for (const char of text) {
    if (Buffer.byteLength(word + char) > 42) {
      words.push(word);
      word = '';
    }
    word += char;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

/** `Mon, 05 Jan 2026 08:00:00 +0000`. */
export const writeDate = (instant: Temporal.Instant): string =>
  new Date(instant.epochMilliseconds).toUTCString().replace('GMT', '+0000');

/** Message-IDs folded so that no line grows too long. */
export const writeReferences = (ids: readonly string[]): string =>
  ids.join(' ').length < LINE ? ids.join(' ') : ids.join('\r\n ');

const isAscii = (text: string) => /^[\x09\x0a\x0d\x20-\x7e]*$/.test(text);
