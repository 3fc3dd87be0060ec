/** What is in the open folder, and what is new there? */
import { type Command, type Token, BadCommand, itemsOf, textOf } from './command.js';
import { fetchItems, formatFetch, marksSeen } from './fetch.js';
import { findFolder } from './folder-commands.js';
import type { StoredMail } from './mailbox-store.js';
import { parseSearch } from './search.js';
import { parseSequenceSet } from './sequence-set.js';
import { type Completion, type Handler, type ImapSession, no, ok } from './session.js';

export const mailCommands: Readonly<Record<string, Handler>> = {
  NOOP: () => ok(),
  CHECK: () => ok(),
  FETCH: (session, command) => fetch(session, command, false),
  'UID FETCH': (session, command) => fetch(session, command, true),
  SEARCH: (session, command) => search(session, command, false),
  'UID SEARCH': (session, command) => search(session, command, true),
  STORE: (session, command) => store(session, command, false),
  'UID STORE': (session, command) => store(session, command, true),
  APPEND: append,
  IDLE: idle,
};

interface Numbered {
  readonly sequence: number;
  readonly mail: StoredMail;
}

function chosen(session: ImapSession, set: Token | undefined, byUid: boolean): Numbered[] {
  const { mails, uidNext } = session.selected().folder;
  session.announceNewMail();
  const matches = parseSequenceSet(textOf(set), byUid ? uidNext - 1 : mails.length);
  return mails
    .map((mail, at) => ({ mail, sequence: at + 1 }))
    .filter(({ mail, sequence }) => matches(byUid ? mail.uid : sequence));
}

function fetch(session: ImapSession, { tokens }: Command, byUid: boolean): Completion {
  const items = fetchItems(tokens[1], byUid);
  const seen = marksSeen(items) && !session.selected().readOnly;
  for (const { mail, sequence } of chosen(session, tokens[0], byUid)) {
    if (seen) mail.flags.add('\\Seen');
    session.send(formatFetch(sequence, mail, items));
  }
  return ok();
}

function search(session: ImapSession, { tokens }: Command, byUid: boolean): Completion {
  const { mails, uidNext } = session.selected().folder;
  const matches = parseSearch(tokens, { lastUid: uidNext - 1, lastSequence: mails.length });
  const found = mails
    .map((mail, at) => ({ mail, sequence: at + 1 }))
    .filter(({ mail, sequence }) => matches(mail, sequence))
    .map(({ mail, sequence }) => ` ${byUid ? mail.uid : sequence}`);
  session.send(`* SEARCH${found.join('')}\r\n`);
  return ok();
}

function store(session: ImapSession, { tokens }: Command, byUid: boolean): Completion {
  if (session.selected().readOnly) return no('[READ-ONLY] The mailbox is open for reading');
  const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(tokens[1])) ?? [];
  if (sign === undefined) throw new BadCommand('STORE needs FLAGS, +FLAGS or -FLAGS');
  const flags = tokens.slice(2).flatMap(itemsOf).map(textOf);
  for (const { mail, sequence } of chosen(session, tokens[0], byUid)) {
    if (sign === '') mail.flags.clear();
    for (const flag of flags) mail.flags[sign === '-' ? 'delete' : 'add'](flag);
    if (!silent) session.send(formatFetch(sequence, mail, byUid ? ['UID', 'FLAGS'] : ['FLAGS']));
  }
  return ok();
}

function append(session: ImapSession, { tokens }: Command): Completion {
  const folder = findFolder(session, textOf(tokens[0]));
  if (!folder) return no('[TRYCREATE] No such mailbox');
  const content = tokens.at(-1);
  if (tokens.length < 2 || content?.kind !== 'string')
    throw new BadCommand('APPEND needs a literal with the mail');
  const flags = tokens
    .slice(1, -1)
    .flatMap((token) => (token.kind === 'list' ? token.items.map(textOf) : []));
  const mail = folder.add(content.bytes, session.store.now(), flags);
  return ok(`[APPENDUID ${folder.uidValidity} ${mail.uid}] stored`);
}

/** RFC 2177: new mail is announced as it comes, until the client says DONE. */
async function idle(session: ImapSession): Promise<Completion> {
  const { folder } = session.selected();
  const announce = () => session.announceNewMail();
  session.send('+ idling\r\n');
  announce();
  folder.on('exists', announce);
  try {
    const line = await session.reader.readLine();
    return line === undefined || line.toUpperCase() === 'DONE'
      ? ok()
      : { status: 'BAD', text: 'DONE was expected' };
  } finally {
    folder.off('exists', announce);
  }
}
