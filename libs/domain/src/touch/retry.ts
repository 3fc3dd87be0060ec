/** When is a touch tried again that nobody took, and what does evidence about a lost attempt mean? */
import type { Duration } from '../time/duration.js';
import { durationMs } from '../time/duration.js';
import type { DeferralCode, TouchKind } from './touch.js';

interface Schedule {
  /** Business time after the first, second … deferral. */
  readonly delays: readonly Duration[];
  /** After the last delay: give the touch up, or keep trying at that pace. */
  readonly then: 'give_up' | 'keep_trying';
}

const SCHEDULES: Readonly<Record<DeferralCode, Schedule>> = {
  // Greylisting passes within the hour, a full mailbox within days (RFC 5321, 4.5.4.1: give up after 4–5 days).
  recipient_busy: {
    delays: [
      { minutes: 15 },
      { minutes: 30 },
      { hours: 1 },
      { hours: 2 },
      { hours: 4 },
      { hours: 8 },
      { hours: 16 },
      { days: 1 },
      { days: 1 },
    ],
    then: 'give_up',
  },
  provider_unavailable: {
    delays: [
      { minutes: 2 },
      { minutes: 5 },
      { minutes: 15 },
      { minutes: 30 },
      { hours: 1 },
      { hours: 4 },
      { hours: 12 },
      { days: 1 },
      { days: 1 },
    ],
    then: 'give_up',
  },
  // Providers count by the day or by the week: two weeks see every such limit renewed.
  limit_reached: {
    delays: [{ hours: 6 }, { hours: 12 }, ...Array<Duration>(13).fill({ days: 1 })],
    then: 'give_up',
  },
  // Credits come monthly, with the subscription: a month and a bit sees them renewed.
  credits_spent: { delays: Array<Duration>(35).fill({ days: 1 }), then: 'give_up' },
  // Neither is the touch's fault, and nobody refused it.
  account_needs_attention: { delays: [{ hours: 1 }], then: 'keep_trying' },
  deadline_passed: {
    delays: [{ minutes: 1 }, { minutes: 2 }, { minutes: 5 }, { minutes: 15 }],
    then: 'keep_trying',
  },
};

/**
 * How long to wait before trying again, in business time.
 *
 * @param deferralNo 1 for the first deferral of this touch.
 * @param retryAfterMs What the other side asked for; the longer of the two counts.
 */
export function retryDelay(code: DeferralCode, deferralNo: number, retryAfterMs = 0): Duration | 'give_up' {
  const { delays, then } = SCHEDULES[code];
  const delay = delays[Math.max(0, deferralNo - 1)] ?? (then === 'keep_trying' ? delays.at(-1) : undefined);
  if (!delay) return 'give_up';
  return durationMs(delay) >= retryAfterMs ? delay : { minutes: Math.ceil(retryAfterMs / 60_000) };
}

export type UnknownVerdict =
  | 'sent'
  /** Nothing went out: the same touch may go again. */
  | 'again'
  /** A person decides. */
  | 'held'
  /** The record is not trustworthy yet: look again later. */
  | 'wait'
  /** Over without being repeated: too harmless to bother a person with. */
  | 'skipped';

/**
 * What follows from the evidence about an attempt whose outcome is unknown?
 *
 * @param found What the provider's own record says.
 * @param settled Whether the attempt can no longer be under way and the record had time to show it.
 */
export function afterUnknown(
  found: 'sent' | 'nothing' | 'no_record',
  settled: boolean,
  kind: TouchKind,
): UnknownVerdict {
  if (found === 'sent') return 'sent';
  if (!settled) return 'wait';
  if (found === 'nothing') return 'again';
  // A visit leaves no record to read, and one visit or follow less or more harms nobody.
  return kind === 'linkedin_visit' || kind === 'linkedin_follow' ? 'skipped' : 'held';
}
