/**
 * What becomes of a mail that a sender hands over?
 *
 * The recipient's server refuses it, or takes it and delivers, or takes it and reports back later that there is no such
 * mailbox.
 */
import type { Scheduler } from '../clock/scheduler.js';
import type { Mailbox, MailboxStore } from '../imap/mailbox-store.js';
import type { Ledger } from '../ledger/ledger.js';
import { writeDeliveryStatus } from '../mail/delivery-status.js';
import { type ReadMail, readMail } from '../mail/read-mail.js';
import type { Directory } from '../population/directory.js';
import { randomFor } from '../random/seeded-random.js';
import type { AcceptedMail, Verdict } from '../smtp/smtp-server.js';
import type { Inhabitants } from './inhabitants.js';

export interface PostOfficeOptions {
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly mailboxes: MailboxStore;
  readonly scheduler: Scheduler;
  readonly inhabitants: Inhabitants;
  readonly now: () => Temporal.Instant;
}

export class PostOffice {
  constructor(private readonly options: PostOfficeOptions) {}

  /** What the recipient's server says at RCPT. A domain that is not of this world is refused too. */
  verdict(recipient: string): Verdict {
    const company = this.options.directory.companyOf(recipient);
    if (!company) return { code: 550, text: '5.1.2 Domain not found' };
    const isKnown = this.#inboxOwner(recipient) !== undefined;
    return isKnown || company.unknownMailboxes === 'bounced'
      ? 'accept'
      : { code: 550, text: '5.1.1 User unknown' };
  }

  refused(sender: Mailbox, recipient: string): void {
    const personId = this.options.directory.byEmail(recipient)?.id;
    this.options.ledger.write({ kind: 'email_refused', personId, sender: sender.address, recipient });
  }

  async accepted(accepted: AcceptedMail): Promise<void> {
    const mail = await readMail(accepted.raw);
    for (const recipient of accepted.recipients) this.#receive(accepted, mail, recipient);
  }

  #receive(accepted: AcceptedMail, mail: ReadMail, recipient: string): void {
    const { directory, ledger, mailboxes, inhabitants } = this.options;
    ledger.write({
      kind: 'email_accepted',
      personId: directory.byEmail(recipient)?.id,
      sender: accepted.sender.address,
      recipient,
      messageId: mail.messageId,
      subject: mail.subject,
      inReplyTo: mail.inReplyTo,
      headers: Object.fromEntries([...mail.headers].filter(([name]) => name.startsWith('x-'))),
    });
    if (mailboxes.find(recipient)) return;
    const person = this.#inboxOwner(recipient);
    if (person) inhabitants.mailed(person, mail, accepted.returnPath);
    else this.#bounceLater(accepted, recipient, mail);
  }

  #inboxOwner(recipient: string) {
    const person = this.options.directory.byEmail(recipient);
    return person?.character.hasMailbox ? person : undefined;
  }

  #bounceLater({ sender, returnPath, raw }: AcceptedMail, recipient: string, mail: ReadMail): void {
    const { scheduler, mailboxes, ledger, directory, now } = this.options;
    const receivedAt = now();
    const random = randomFor(recipient, mail.messageId);
    scheduler.after({ seconds: random.between(20, 5400) }, `a report on ${recipient}`, () => {
      const messageId = `<${random.token(24)}@mx.${recipient.split('@')[1]}>`;
      const report = writeDeliveryStatus({
        returnPath,
        recipient,
        messageId,
        at: now(),
        receivedAt,
        original: raw,
      });
      mailboxes.find(returnPath)?.inbox.add(report, mailboxes.now());
      const personId = directory.byEmail(recipient)?.id;
      ledger.write({
        kind: 'delivery_status_issued',
        personId,
        sender: sender.address,
        recipient,
        messageId: mail.messageId,
      });
    });
  }
}
