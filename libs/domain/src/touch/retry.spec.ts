import fc from 'fast-check';
import { durationMs } from '../time/duration.js';
import { afterUnknown, retryDelay, type UnknownVerdict } from './retry.js';
import { type DeferralCode, TOUCH_KINDS, type TouchKind } from './touch.js';

const CODES: DeferralCode[] = [
  'recipient_busy',
  'provider_unavailable',
  'limit_reached',
  'credits_spent',
  'account_needs_attention',
  'deadline_passed',
];
const code = fc.constantFrom(...CODES);

describe('retryDelay', () => {
  it.each<[DeferralCode, number, number | undefined, ReturnType<typeof retryDelay>]>([
    ['recipient_busy', 1, undefined, { minutes: 15 }],
    ['recipient_busy', 9, undefined, { days: 1 }],
    ['recipient_busy', 10, undefined, 'give_up'],
    ['provider_unavailable', 1, undefined, { minutes: 2 }],
    ['provider_unavailable', 1, 90_001, { minutes: 2 }],
    ['provider_unavailable', 1, 600_001, { minutes: 11 }],
    ['provider_unavailable', 10, 600_000, 'give_up'],
    ['limit_reached', 1, undefined, { hours: 6 }],
    ['limit_reached', 15, undefined, { days: 1 }],
    ['limit_reached', 16, undefined, 'give_up'],
    ['credits_spent', 1, undefined, { days: 1 }],
    ['credits_spent', 36, undefined, 'give_up'],
    ['account_needs_attention', 1000, undefined, { hours: 1 }],
    ['deadline_passed', 1, undefined, { minutes: 1 }],
    ['deadline_passed', 1000, undefined, { minutes: 15 }],
  ])('%s, deferral %i, asked for %s', (given, deferralNo, retryAfterMs, delay) => {
    expect(retryDelay(given, deferralNo, retryAfterMs)).toEqual(delay);
  });

  it('never gets shorter, never undercuts what was asked for, and stays given up', () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(10 ** 9),
        (given, deferralNo, retryAfterMs) => {
          const now = retryDelay(given, deferralNo, retryAfterMs);
          const next = retryDelay(given, deferralNo + 1, retryAfterMs);
          if (now === 'give_up') return expect(next).toBe('give_up');
          expect(durationMs(now)).toBeGreaterThanOrEqual(retryAfterMs);
          expect(durationMs(now)).toBeGreaterThan(0);
          if (next !== 'give_up') expect(durationMs(next)).toBeGreaterThanOrEqual(durationMs(now));
        },
      ),
    );
  });
});

describe('afterUnknown', () => {
  it.each<[Parameters<typeof afterUnknown>[0], boolean, TouchKind, UnknownVerdict]>([
    ['sent', false, 'email', 'sent'],
    ['sent', true, 'email', 'sent'],
    ['nothing', false, 'email', 'wait'],
    ['nothing', true, 'email', 'again'],
    ['no_record', false, 'linkedin_invite', 'wait'],
    ['no_record', true, 'linkedin_invite', 'held'],
    ['no_record', false, 'linkedin_visit', 'wait'],
    ['no_record', true, 'linkedin_visit', 'skipped'],
    ['nothing', true, 'linkedin_visit', 'again'],
    ['no_record', true, 'linkedin_follow', 'skipped'],
    ['no_record', true, 'linkedin_withdraw', 'held'],
    ['no_record', true, 'linkedin_inmail', 'held'],
    ['no_record', true, 'email_reply', 'held'],
  ])('%s, settled %s, %s: %s', (found, settled, kind, verdict) => {
    expect(afterUnknown(found, settled, kind)).toBe(verdict);
  });

  it('goes again only when the settled record says that nothing went out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sent' as const, 'nothing' as const, 'no_record' as const),
        fc.boolean(),
        fc.constantFrom(...TOUCH_KINDS),
        (found, settled, kind) => {
          expect(afterUnknown(found, settled, kind) === 'again').toBe(found === 'nothing' && settled);
        },
      ),
    );
  });
});
