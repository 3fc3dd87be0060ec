/** What does FETCH answer about one mail? */
import { BadCommand, type Token, itemsOf, textOf } from './command.js';
import { formatEnvelope, formatInternalDate, formatLiteral } from './format.js';
import { headerOf } from './headers.js';
import type { StoredMail } from './mailbox-store.js';

const BODY = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i;
const MACROS: Readonly<Record<string, readonly string[]>> = {
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
};

/** Names of what is asked for; UID FETCH always answers the UID too. */
export function fetchItems(token: Token | undefined, byUid: boolean): string[] {
  const names = itemsOf(token).map(textOf);
  const items = names.flatMap((name) => MACROS[name.toUpperCase()] ?? [name]);
  if (items.length === 0) throw new BadCommand('FETCH needs the names of what to fetch');
  return byUid && !items.some((item) => item.toUpperCase() === 'UID') ? ['UID', ...items] : items;
}

/** True if answering marks the mail as seen. */
export const marksSeen = (items: readonly string[]): boolean =>
  items.some((item) => BODY.exec(item)?.[1] === undefined && BODY.test(item));

export function formatFetch(sequence: number, mail: StoredMail, items: readonly string[]): Buffer {
  const parts = items.flatMap((item, at) => [
    ...(at === 0 ? [] : [Buffer.from(' ')]),
    formatItem(mail, item),
  ]);
  return Buffer.concat([Buffer.from(`* ${sequence} FETCH (`), ...parts, Buffer.from(')\r\n')]);
}

function formatItem(mail: StoredMail, item: string): Buffer {
  const body = BODY.exec(item);
  if (body)
    return formatBody(mail, body[2]!, body[3] === undefined ? undefined : [Number(body[3]), Number(body[4])]);
  const name = item.toUpperCase();
  switch (name) {
    case 'UID':
      return Buffer.from(`UID ${mail.uid}`);
    case 'FLAGS':
      return Buffer.from(`FLAGS (${[...mail.flags].join(' ')})`);
    case 'INTERNALDATE':
      return Buffer.from(`INTERNALDATE ${formatInternalDate(mail.internalDate)}`);
    case 'RFC822.SIZE':
      return Buffer.from(`RFC822.SIZE ${mail.raw.length}`);
    case 'ENVELOPE':
      return Buffer.concat([Buffer.from('ENVELOPE '), formatEnvelope(mail)]);
    default:
      throw new BadCommand(`This server cannot fetch ${item}`);
  }
}

function formatBody(
  mail: StoredMail,
  section: string,
  partial: readonly [number, number] | undefined,
): Buffer {
  const whole = bodySection(mail, section);
  const bytes = partial ? whole.subarray(partial[0], partial[0] + partial[1]) : whole;
  const origin = partial ? `<${partial[0]}>` : '';
  return Buffer.concat([Buffer.from(`BODY[${section}]${origin} `), formatLiteral(bytes)]);
}

function bodySection(mail: StoredMail, section: string): Buffer {
  const { lines, bodyStart } = headerOf(mail);
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^)]*)\)$/i.exec(section);
  if (fields) {
    const named = fields[2]!.toLowerCase().replaceAll('"', '').split(/\s+/);
    const chosen = lines.filter((line) => named.includes(line.name) === (fields[1] === undefined));
    return Buffer.from(`${chosen.map((line) => `${line.name}: ${line.value}\r\n`).join('')}\r\n`);
  }
  switch (section.toUpperCase()) {
    case '':
      return mail.raw;
    case 'HEADER':
      return mail.raw.subarray(0, bodyStart);
    case 'TEXT':
      return mail.raw.subarray(bodyStart);
    default:
      throw new BadCommand(`This server does not cut out the part ${section}: fetch BODY[]`);
  }
}
