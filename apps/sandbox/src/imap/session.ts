/**
 * How does one IMAP connection go on?
 *
 * Reads a command, answers it, announces new mail before the tagged answer, until LOGOUT or the end of the connection.
 */
import type { Socket } from 'node:net';
import { BadCommand, type Command, readCommand } from './command.js';
import { LineReader } from './line-reader.js';
import type { Folder, Mailbox, MailboxStore } from './mailbox-store.js';

export const CAPABILITIES =
  'IMAP4rev1 AUTH=PLAIN SASL-IR LITERAL+ IDLE UIDPLUS UNSELECT SPECIAL-USE NAMESPACE ID';

export interface Selection {
  readonly folder: Folder;
  readonly readOnly: boolean;
  /** How many mails the client was told of. */
  announced: number;
}

/** A tagged answer; the text may open with a response code, as in `[READ-ONLY] done`. */
export interface Completion {
  readonly status: 'OK' | 'NO' | 'BAD';
  readonly text: string;
}

export type Handler = (session: ImapSession, command: Command) => Completion | Promise<Completion>;

export const ok = (text = 'done'): Completion => ({ status: 'OK', text });
export const no = (text: string): Completion => ({ status: 'NO', text });

export class ImapSession {
  mailbox: Mailbox | undefined;
  selection: Selection | undefined;
  readonly reader: LineReader;

  constructor(
    private readonly socket: Socket,
    readonly store: MailboxStore,
    private readonly handlers: ReadonlyMap<string, Handler>,
  ) {
    this.reader = new LineReader(socket);
  }

  async run(): Promise<void> {
    this.send(`* OK [CAPABILITY ${CAPABILITIES}] ready\r\n`);
    for (;;) {
      const command = await readCommand(this.reader, () => this.send('+ go ahead\r\n'));
      if (!command) break;
      const { status, text } = await this.#answer(command);
      if (status === 'OK') this.announceNewMail();
      this.send(`${command.tag} ${status} ${text}\r\n`);
      if (command.name === 'LOGOUT') break;
    }
    this.socket.end();
  }

  send(data: string | Buffer): void {
    if (this.socket.writable) this.socket.write(data);
  }

  announceNewMail(): void {
    const { selection } = this;
    if (!selection || selection.folder.mails.length === selection.announced) return;
    selection.announced = selection.folder.mails.length;
    this.send(`* ${selection.announced} EXISTS\r\n`);
  }

  /** Throws what becomes BAD when nobody is logged in. */
  loggedIn(): Mailbox {
    if (!this.mailbox) throw new BadCommand('Log in first');
    return this.mailbox;
  }

  selected(): Selection {
    if (!this.selection) throw new BadCommand('Select a mailbox first');
    return this.selection;
  }

  async #answer(command: Command): Promise<Completion> {
    const handler = this.handlers.get(command.name);
    if (!handler) return { status: 'BAD', text: `This server does not know ${command.name}` };
    try {
      return await handler(this, command);
    } catch (error) {
      if (error instanceof BadCommand) return { status: 'BAD', text: error.message };
      throw error;
    }
  }
}
