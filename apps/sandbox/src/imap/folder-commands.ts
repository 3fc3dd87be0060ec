/** Which folders are there, and which one is open? */
import { type Command, BadCommand, itemsOf, textOf } from './command.js';
import type { Folder } from './mailbox-store.js';
import { type Completion, type Handler, type ImapSession, no, ok } from './session.js';

const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';

export const folderCommands: Readonly<Record<string, Handler>> = {
  LIST: (session, command) => list(session, command, 'LIST'),
  LSUB: (session, command) => list(session, command, 'LSUB'),
  XLIST: (session, command) => list(session, command, 'XLIST'),
  SUBSCRIBE: () => ok(),
  STATUS: (session, { tokens }) => {
    const folder = findFolder(session, textOf(tokens[0]));
    if (!folder) return no('[NONEXISTENT] No such mailbox');
    const figures = itemsOf(tokens[1])
      .map(textOf)
      .map((item) => `${item} ${figure(folder, item.toUpperCase())}`);
    session.send(`* STATUS "${folder.name}" (${figures.join(' ')})\r\n`);
    return ok();
  },
  SELECT: (session, command) => select(session, command, false),
  EXAMINE: (session, command) => select(session, command, true),
  CLOSE: close,
  UNSELECT: close,
};

export function findFolder(session: ImapSession, name: string): Folder | undefined {
  const wanted = name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
  return session.loggedIn().folders.find((folder) => folder.name === wanted);
}

function list(session: ImapSession, { tokens }: Command, verb: string): Completion {
  // LIST may open with selection options in parentheses (RFC 5258).
  const words = tokens[0]?.kind === 'list' ? tokens.slice(1) : tokens;
  const pattern = `${textOf(words[0])}${itemsOf(words[1]).map(textOf)[0] ?? ''}`;
  if (pattern === '') session.send(`* ${verb} (\\Noselect) "/" ""\r\n`);
  const matches = wildcard(pattern);
  for (const folder of session.loggedIn().folders.filter(({ name }) => matches.test(name))) {
    const use = folder.specialUse ? ` ${folder.specialUse}` : '';
    session.send(`* ${verb} (\\HasNoChildren${use}) "/" "${folder.name}"\r\n`);
  }
  return ok();
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/%/g, '[^/]*');
  return new RegExp(`^${escaped}$`, 'i');
}

function figure(folder: Folder, item: string): number {
  switch (item) {
    case 'MESSAGES':
      return folder.mails.length;
    case 'UIDNEXT':
      return folder.uidNext;
    case 'UIDVALIDITY':
      return folder.uidValidity;
    case 'UNSEEN':
      return folder.mails.filter((mail) => !mail.flags.has('\\Seen')).length;
    case 'RECENT':
      return 0;
    default:
      throw new BadCommand(`This server does not count ${item}`);
  }
}

function select(session: ImapSession, { tokens }: Command, readOnly: boolean): Completion {
  const folder = findFolder(session, textOf(tokens[0]));
  session.selection = undefined;
  if (!folder) return no('[NONEXISTENT] No such mailbox');
  session.selection = { folder, readOnly, announced: folder.mails.length };
  session.send(
    `* FLAGS (${FLAGS})\r\n* ${folder.mails.length} EXISTS\r\n* 0 RECENT\r\n` +
      `* OK [PERMANENTFLAGS (${readOnly ? '' : `${FLAGS} \\*`})] flags\r\n` +
      `* OK [UIDVALIDITY ${folder.uidValidity}] valid\r\n* OK [UIDNEXT ${folder.uidNext}] next\r\n`,
  );
  return ok(readOnly ? '[READ-ONLY] open' : '[READ-WRITE] open');
}

function close(session: ImapSession): Completion {
  session.selected();
  session.selection = undefined;
  return ok();
}
