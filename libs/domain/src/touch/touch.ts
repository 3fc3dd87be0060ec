/**
 * What can happen to a touch?
 *
 * `ready` (wanted) → `reserved` (a slot of its account is taken) → `sending` (claimed, budget consumed) → an outcome.
 * Only `sent` means that somebody was contacted. `unknown` is never retried without evidence.
 */
import type { TouchStepKind } from '../sequence/graph.js';

export const TOUCH_STATES = [
  'ready',
  'reserved',
  'sending',
  'sent',
  'failed',
  'unknown',
  'held',
  'cancelled',
] as const;
export type TouchState = (typeof TOUCH_STATES)[number];

/**
 * A reply to a conversation and a test that somebody sends to themselves are touches outside any sequence, exempt from
 * budgets and windows.
 */
export const TOUCH_KINDS = [
  'email',
  'linkedin_visit',
  'linkedin_invite',
  'linkedin_message',
  'linkedin_follow',
  'linkedin_inmail',
  'linkedin_withdraw',
  'manual_task',
  'email_reply',
  'linkedin_reply',
  'email_test',
] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];
/** Compile-time proof that every step which contacts somebody is also a kind of touch. */
export type StepTouchKind = Extract<TouchKind, TouchStepKind>;

/** How a machine reaches people. */
export type Channel = 'email' | 'linkedin';

/** What a person does by hand goes out on no channel of ours. */
export function channelOf(kind: TouchKind): Channel | 'manual' {
  if (kind === 'manual_task') return 'manual';
  return kind.startsWith('email') ? 'email' : 'linkedin';
}

/** The channel on which a machine sends it. A task is never claimed, so nobody asks this about one. */
export function sendingChannelOf(kind: TouchKind): Channel {
  const channel = channelOf(kind);
  if (channel === 'manual') throw new Error('A task is done by a person; no machine sends it.');
  return channel;
}

/** Leaves nothing to read with the person, so that they were not contacted by it. */
export const SILENT_KINDS: readonly TouchKind[] = ['linkedin_visit', 'linkedin_follow', 'linkedin_withdraw'];

export function isReply(kind: TouchKind): boolean {
  return kind === 'email_reply' || kind === 'linkedin_reply';
}

/** Neither budgets nor hours hold it back: it answers somebody, or concerns nobody but its sender. */
export function isExempt(kind: TouchKind): boolean {
  return isReply(kind) || kind === 'email_test';
}

export const isOver = (state: TouchState): boolean => ['sent', 'failed', 'cancelled'].includes(state);

/**
 * What came of one attempt:
 * - `delivered`: the other side took it;
 * - `refused`: a definite no, nothing was sent and trying again is pointless;
 * - `deferred`: a definite "not now", nothing was sent;
 * - `unknown`: the request left and no answer came back, so it may or may not have happened.
 */
export type Outcome =
  | {
      readonly kind: 'delivered';
      readonly externalId: string;
      readonly threadKey?: string;
      readonly detail?: string;
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | {
      readonly kind: 'deferred';
      readonly code: DeferralCode;
      readonly detail: string;
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

export type RefusalCode =
  | 'address_does_not_exist'
  | 'recipient_unreachable'
  | 'not_connected'
  | 'already_connected'
  | 'already_invited'
  | 'inmail_not_allowed'
  | 'nothing_to_withdraw'
  | 'content_refused'
  | 'rejected';

export type DeferralCode =
  | 'recipient_busy'
  | 'provider_unavailable'
  | 'limit_reached'
  /** The account has no InMail credits left. */
  | 'credits_spent'
  | 'account_needs_attention'
  | 'deadline_passed';
