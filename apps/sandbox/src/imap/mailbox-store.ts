/**
 * Which mail does each mailbox hold?
 *
 * In memory. A mailbox has an INBOX and a Sent folder that the server itself fills, as Gmail does. UIDs only grow; mail
 * is flagged, never removed.
 */
import { EventEmitter } from 'node:events';

export interface StoredMail {
  readonly uid: number;
  readonly internalDate: Date;
  readonly flags: Set<string>;
  readonly raw: Buffer;
}

export class Folder extends EventEmitter<{ exists: [] }> {
  readonly mails: StoredMail[] = [];
  uidNext = 1;

  constructor(
    readonly name: string,
    readonly uidValidity: number,
    readonly specialUse?: '\\Sent',
  ) {
    super();
    this.setMaxListeners(0);
  }

  add(raw: Buffer, internalDate: Date, flags: Iterable<string> = []): StoredMail {
    const mail = { uid: this.uidNext, internalDate, flags: new Set(flags), raw };
    this.uidNext += 1;
    this.mails.push(mail);
    this.emit('exists');
    return mail;
  }
}

export interface Mailbox {
  /** Lower case. */
  readonly address: string;
  readonly password: string;
  readonly folders: readonly Folder[];
  readonly inbox: Folder;
  readonly sent: Folder;
}

export class MailboxStore {
  readonly #mailboxes = new Map<string, Mailbox>();

  /** Business time: what INTERNALDATE says. */
  constructor(readonly now: () => Date) {}

  create(address: string, password: string): Mailbox {
    // A world that restarts has forgotten its mail, which clients notice by another UIDVALIDITY.
    const uidValidity = Math.floor(Date.now() / 1000);
    const inbox = new Folder('INBOX', uidValidity);
    const sent = new Folder('Sent', uidValidity, '\\Sent');
    const mailbox = { address: address.toLowerCase(), password, folders: [inbox, sent], inbox, sent };
    this.#mailboxes.set(mailbox.address, mailbox);
    return mailbox;
  }

  /** The mailbox of an address; `name+detail@domain` belongs to `name@domain` (RFC 5233). */
  find(address: string): Mailbox | undefined {
    return this.#mailboxes.get(withoutDetail(address));
  }

  authenticate(address: string, password: string): Mailbox | undefined {
    const mailbox = this.#mailboxes.get(address.toLowerCase());
    return mailbox?.password === password ? mailbox : undefined;
  }
}

const withoutDetail = (address: string) => address.toLowerCase().replace(/\+[^@]*@/, '@');
