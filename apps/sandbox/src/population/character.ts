/**
 * What is a person like?
 *
 * Everything that somebody will do when they are written to, decided before anybody writes. Delays are business time.
 */
export type ReplyKind = 'interested' | 'not_interested' | 'unsubscribe' | 'out_of_office' | 'other';

export interface Reply {
  readonly does: 'reply';
  /** Which message on this channel it answers, counted from 1. */
  readonly touch: number;
  readonly kind: ReplyKind;
  readonly text: string;
  readonly afterMinutes: number;
}

/** The one-click unsubscribe of RFC 8058, in the mail program. */
export interface Unsubscribe {
  readonly does: 'unsubscribe';
  readonly touch: number;
  readonly afterMinutes: number;
}

export type Reaction = Reply | Unsubscribe;

export interface Deal {
  readonly outcome: 'won' | 'lost';
  readonly afterMinutes: number;
  readonly name: string;
  readonly valueCents: number;
  readonly currency: 'EUR' | 'USD' | 'GBP';
}

/** Follows an interested reply. */
export interface Meeting {
  readonly afterMinutes: number;
  /** From the booking to its start. */
  readonly startsAfterMinutes: number;
  readonly deal: Deal | undefined;
}

export interface Character {
  /** Which sort of person this is, for whoever reads a test. */
  readonly sort: string;
  readonly hasMailbox: boolean;
  /** Undefined: never accepts. */
  readonly acceptsAfterMinutes: number | undefined;
  readonly onEmail: readonly Reaction[];
  readonly onLinkedin: readonly Reply[];
  readonly meeting: Meeting | undefined;
}
