/**
 * What do people do when somebody writes to them?
 *
 * Each follows their character: accepts, answers, leaves, meets, buys, or stays silent. Whoever has answered in person
 * or has left answers no more.
 */
import type { Scheduler } from '../clock/scheduler.js';
import { type Courier, post } from '../delivery/courier.js';
import type { SalesDesk } from '../delivery/sales-hook.js';
import type { MailboxStore } from '../imap/mailbox-store.js';
import type { Ledger } from '../ledger/ledger.js';
import { writeOutOfOffice, writeReply } from '../mail/answers.js';
import { type ReadMail, oneClickUrl } from '../mail/read-mail.js';
import type { Reply } from '../population/character.js';
import type { Person } from '../population/people.js';
import type {
  ChatMessage,
  Invitation,
  NetworkObserver,
  Relationship,
  SocialNetwork,
} from '../provider/social-network.js';
import { planSales } from './sales-life.js';

export interface InhabitantsOptions {
  readonly scheduler: Scheduler;
  readonly ledger: Ledger;
  readonly mailboxes: MailboxStore;
  readonly network: SocialNetwork;
  readonly sales: SalesDesk;
  readonly courier: Courier;
  readonly now: () => Temporal.Instant;
}

interface Life {
  emails: number;
  messages: number;
  /** Answered in person, or left: nothing more comes. */
  isDone: boolean;
}

export class Inhabitants implements NetworkObserver {
  readonly #lives = new Map<Person, Life>();

  constructor(private readonly options: InhabitantsOptions) {}

  /** A mail has reached the person's inbox. */
  mailed(person: Person, mail: ReadMail, returnPath: string): void {
    const life = this.#lifeOf(person);
    life.emails += 1;
    for (const reaction of person.character.onEmail.filter(({ touch }) => touch === life.emails)) {
      this.options.scheduler.after(
        { minutes: reaction.afterMinutes },
        `${person.id} reacts to a mail`,
        () => {
          if (life.isDone) return;
          if (reaction.does === 'unsubscribe') this.#unsubscribe(person, life, mail);
          else this.#answerMail(person, life, reaction, mail, returnPath);
        },
      );
    }
  }

  invited(relationship: Relationship, invitation: Invitation): void {
    const { acceptsAfterMinutes } = relationship.person.character;
    if (acceptsAfterMinutes === undefined) return;
    const accept = () => this.options.network.accept(relationship, invitation);
    this.options.scheduler.after(
      { minutes: acceptsAfterMinutes },
      `${relationship.person.id} accepts`,
      accept,
    );
  }

  written(relationship: Relationship, message: ChatMessage): void {
    if (!message.isSender) return;
    const { person } = relationship;
    const life = this.#lifeOf(person);
    life.messages += 1;
    for (const reply of person.character.onLinkedin.filter(({ touch }) => touch === life.messages)) {
      this.options.scheduler.after({ minutes: reply.afterMinutes }, `${person.id} answers a message`, () => {
        if (!life.isDone) this.#answerMessage(relationship, life, reply);
      });
    }
  }

  visited(): void {}
  followed(): void {}
  accepted(): void {}
  withdrawn(): void {}

  #lifeOf(person: Person): Life {
    const life = this.#lives.get(person) ?? { emails: 0, messages: 0, isDone: false };
    this.#lives.set(person, life);
    return life;
  }

  #answerMail(person: Person, life: Life, reply: Reply, original: ReadMail, returnPath: string): void {
    const { mailboxes, ledger, now } = this.options;
    const isAutomatic = reply.kind === 'out_of_office';
    // An automatic answer goes to the envelope sender (RFC 3834), a person's to where the mail asks for it.
    const to = isAutomatic ? returnPath : original.answerTo;
    const messageId = `<${person.id}.${life.emails}.${reply.kind}@${person.company.domain}>`;
    const from = { name: `${person.firstName} ${person.lastName}`, address: person.email };
    const write = isAutomatic ? writeOutOfOffice : writeReply;
    const mail = write({ from, to, messageId, at: now(), text: reply.text, original });
    mailboxes.find(to)?.inbox.add(mail, mailboxes.now());
    ledger.write({
      kind: 'reply_sent',
      personId: person.id,
      channel: 'email',
      reply: reply.kind,
      text: reply.text,
      to,
      messageId,
    });
    this.#afterReply(person, life, reply);
  }

  #answerMessage(relationship: Relationship, life: Life, reply: Reply): void {
    const { person, sender } = relationship;
    const { id: messageId } = this.options.network.answer(relationship, reply.text);
    const to = sender.linkedinAccountId;
    this.options.ledger.write({
      kind: 'reply_sent',
      personId: person.id,
      channel: 'linkedin',
      reply: reply.kind,
      text: reply.text,
      to,
      messageId,
    });
    this.#afterReply(person, life, reply);
  }

  #afterReply(person: Person, life: Life, reply: Reply): void {
    if (reply.kind !== 'out_of_office') life.isDone = true;
    if (reply.kind === 'interested') planSales(person, this.options);
  }

  /** As a mail program does it (RFC 8058): a POST and never a GET. A mail that offers no such way is left alone. */
  #unsubscribe(person: Person, life: Life, mail: ReadMail): void {
    const url = oneClickUrl(mail);
    if (!url) return;
    life.isDone = true;
    this.options.ledger.write({
      kind: 'unsubscribe_clicked',
      personId: person.id,
      recipient: person.email,
      url,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    this.options.courier.send((signal) => post(url, 'List-Unsubscribe=One-Click', headers, signal));
  }
}
