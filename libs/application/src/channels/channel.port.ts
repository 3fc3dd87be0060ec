/**
 * How does Overture reach people, and hear from them?
 *
 * One port for every channel. Adapters speak their provider's protocol and answer in this vocabulary; whatever an
 * adapter throws counts as `unknown`, so it throws only when it truly does not know.
 */
import type { Channel, Outcome, TouchKind } from '#domain';

/** What an adapter needs to act as one account. Settings are the adapter's own shape, checked by it. */
export interface ChannelAccount {
  readonly accountId: string;
  readonly channel: Channel;
  /** The sender's address or the provider's account id. */
  readonly address: string;
  readonly displayName: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Opened only in the worker, only for the send. Never log it. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** The stored channel identity that a touch is aimed at: never a name looked up at send time. */
export interface Target {
  readonly kind: 'email' | 'linkedin_public_id' | 'linkedin_member_id';
  readonly value: string;
  readonly displayName: string;
}

/** A rendered touch, ready to leave. */
export interface OutgoingTouch {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly target: Target;
  /** Email only. */
  readonly subject?: string;
  /** Text of the email, invitation note or message. Empty for a visit or an invitation without a note. */
  readonly text: string;
  /** The same for every attempt of this touch: RFC 5322 Message-ID with its angle brackets. Email only. */
  readonly messageId?: string;
  /** Email: Message-IDs of the thread, oldest first. LinkedIn: empty. */
  readonly references: readonly string[];
  /** Provider's chat id, when the conversation exists. LinkedIn only. */
  readonly threadKey?: string;
  /** RFC 8058 one-click URL. Email only; replies carry none. */
  readonly unsubscribeUrl?: string;
}

/** Evidence about an attempt whose outcome is unknown. */
export type Evidence =
  | {
      readonly found: 'sent';
      readonly externalId: string;
      readonly threadKey?: string;
      readonly detail: string;
    }
  /** The provider's own record was read and holds nothing: it did not go out. */
  | { readonly found: 'nothing'; readonly detail: string }
  /** There is no record to read, or it cannot be read now. */
  | { readonly found: 'no_record'; readonly detail: string };

/** One raw thing that came in, stored before anything is decided about it. */
export interface RawSignal {
  /** Unique for the account: the same input read twice is stored once. */
  readonly externalKey: string;
  readonly source: 'imap' | 'provider_webhook' | 'provider_poll';
  readonly raw: string;
  /** Who wrote, as far as the envelope tells (address or member id): used to hold back that lead until it is read. */
  readonly senderHint?: string;
}

export interface InboxReading {
  readonly signals: readonly RawSignal[];
  /** Opaque; stored with the signals in one transaction and given back at the next reading. */
  readonly cursor: string;
  /** True when the reading stopped at its size limit: read again before the inbox counts as read. */
  readonly more?: boolean;
}

/** Thrown by `readInbox`: nothing was read, and the cursor stands. */
export class InboxUnreadableError extends Error {
  override readonly name = 'InboxUnreadableError';
  constructor(
    readonly code: 'account_needs_attention' | 'provider_unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Which fact a webhook's body tells, without interpreting it. */
export interface WebhookKey {
  /** Equal to the key under which polling would store the same fact. */
  readonly externalKey: string;
  readonly senderHint?: string;
  /** The provider's id of the account that it concerns. */
  readonly providerAccountId?: string;
}

/** What a raw signal means, in the product's words. */
export type Signal =
  | {
      readonly kind: 'reply';
      readonly from: string;
      readonly fromName?: string;
      readonly subject?: string;
      readonly text: string;
      readonly externalId: string;
      readonly threadKey?: string;
      /** Message-IDs that it answers, for email. */
      readonly answers: readonly string[];
      /** True for an out-of-office or other automatic answer: it must not stop a sequence as a reply would. */
      readonly automatic: boolean;
      readonly at?: string;
      /** The same for every signal that tells this very fact, however it came in: act on it once per account. */
      readonly factKey?: string;
    }
  | {
      readonly kind: 'bounce';
      readonly recipient?: string;
      readonly messageId?: string;
      readonly hard: boolean;
      readonly detail: string;
    }
  /** Somebody marked a message of ours as unwanted, and their provider tells. */
  | { readonly kind: 'complaint'; readonly messageId?: string; readonly detail: string }
  | {
      readonly kind: 'invitation_accepted';
      readonly memberId?: string;
      readonly publicId?: string;
      /** As for a reply. */
      readonly factKey?: string;
    }
  | {
      readonly kind: 'account_status';
      readonly status: 'running' | 'needs_attention';
      readonly detail: string;
    }
  /** Our own message echoed back, a duplicate, or something that does not concern us. */
  | { readonly kind: 'irrelevant'; readonly detail: string };

export interface SendGuard {
  /** Fires when the send must be given up. */
  readonly signal: AbortSignal;
  /**
   * Asked immediately before the body leaves. It throws when the claim's deadline has passed or the worker lost its
   * lock, and then nothing may be sent.
   */
  readonly assertMaySend: () => void;
  /** Told once the whole body was handed over, where the channel can tell: from here on only an answer says what came of it. */
  readonly bodyLeft?: () => void;
}

export interface ChannelAdapter {
  readonly channel: Channel;
  send(account: ChannelAccount, touch: OutgoingTouch, guard: SendGuard): Promise<Outcome>;
  /** Did this touch reach the other side? Asked only about touches whose outcome is unknown. */
  findEvidence(
    account: ChannelAccount,
    touch: OutgoingTouch,
    attemptedAt: Temporal.Instant,
  ): Promise<Evidence>;
  /** Reads what is new since `cursor`; undefined at the first reading. */
  readInbox(account: ChannelAccount, cursor: string | undefined, signal: AbortSignal): Promise<InboxReading>;
  /** Pure: the same raw signal always means the same. The number is stored beside the interpretation. */
  readonly interpreterVersion: number;
  /** Channels with webhooks only. Pure, never throws; undefined when the body is not one of the provider's. */
  keyOfWebhook?(raw: string): WebhookKey | undefined;
  interpret(
    signal: Pick<RawSignal, 'source' | 'raw'>,
    account: Pick<ChannelAccount, 'address'>,
  ): Promise<Signal>;
}
