/** What reached whom, and what did they do? Written by the world alone, so that a product can be judged from outside. */
import type { ReplyKind } from '../population/character.js';

interface AboutPerson {
  readonly personId?: string;
}
interface ByMail extends AboutPerson {
  /** The sender's mailbox. */
  readonly sender: string;
  readonly recipient: string;
}
interface ByLinkedin extends AboutPerson {
  /** The sender's account at the provider. */
  readonly account: string;
  readonly memberId: string;
}

interface Deal extends AboutPerson {
  readonly externalId: string;
  readonly valueCents: number;
  readonly currency: string;
}

export interface Happenings {
  email_accepted: ByMail & {
    readonly messageId: string;
    readonly subject: string;
    readonly inReplyTo?: string;
    /** X- headers, names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
  };
  email_refused: ByMail;
  /** With the Message-ID of the mail that could not be delivered. */
  delivery_status_issued: ByMail & { readonly messageId: string };
  profile_visited: ByLinkedin;
  profile_followed: ByLinkedin;
  invitation_sent: ByLinkedin & { readonly invitationId: string; readonly note: string };
  invitation_accepted: ByLinkedin & { readonly invitationId: string };
  invitation_withdrawn: ByLinkedin & { readonly invitationId: string };
  linkedin_message_received: ByLinkedin & {
    readonly chatId: string;
    readonly messageId: string;
    readonly text: string;
  };
  inmail_received: ByLinkedin & {
    readonly chatId: string;
    readonly messageId: string;
    readonly subject: string;
    readonly text: string;
  };
  reply_sent: AboutPerson & {
    readonly channel: 'email' | 'linkedin';
    readonly reply: ReplyKind;
    readonly text: string;
    /** The sender's address or account. */
    readonly to: string;
    readonly messageId: string;
  };
  unsubscribe_clicked: AboutPerson & { readonly recipient: string; readonly url: string };
  meeting_booked: AboutPerson & { readonly externalId: string; readonly startsAt: string };
  deal_won: Deal;
  deal_lost: Deal;
}

export type HappeningKind = keyof Happenings;
export type Happening = {
  [Kind in HappeningKind]: { readonly kind: Kind } & Happenings[Kind];
}[HappeningKind];
/** `at` is business time. */
export type LedgerEntry = Happening & { readonly sequence: number; readonly at: string };

export class Ledger {
  readonly #entries: LedgerEntry[] = [];

  constructor(private readonly now: () => Temporal.Instant) {}

  write(happening: Happening): void {
    this.#entries.push({ ...happening, sequence: this.#entries.length + 1, at: this.now().toString() });
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  ofKind<Kind extends HappeningKind>(kind: Kind): Extract<LedgerEntry, { kind: Kind }>[] {
    return this.#entries.filter(
      (entry): entry is Extract<LedgerEntry, { kind: Kind }> => entry.kind === kind,
    );
  }
}
