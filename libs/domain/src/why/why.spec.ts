import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { instants } from '../../../../test/support/arbitraries/windows.js';
import { TOUCH_STEP_KINDS } from '../sequence/graph.js';
import { rankReasons, type Waiting } from './rank-reasons.js';
import { remedyOf, WAITING_REASONS, type WaitingReason } from './waiting-reasons.js';

const at = (text: string) => Temporal.Instant.from(text);
const reasons = Object.keys(WAITING_REASONS) as WaitingReason[];
const waiting: fc.Arbitrary<Waiting> = fc.record({
  reason: fc.constantFrom(...reasons),
  count: fc.nat(500),
  until: fc.option(instants),
  lane: fc.option(
    fc.record({ accountId: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom(...TOUCH_STEP_KINDS) }),
  ),
});

describe('ranked reasons', () => {
  it('tell most people first, with the lanes they wait in and when the first goes on', () => {
    const lane = (accountId: string) => ({ accountId, kind: 'email' as const });
    const monday = at('2026-11-30T08:00:00Z');
    expect(
      rankReasons([
        { reason: 'budget_spent', count: 40, until: at('2026-11-28T08:00:00Z'), lane: lane('b') },
        { reason: 'outside_window', count: 20, until: at('2026-12-01T08:00:00Z'), lane: lane('a') },
        { reason: 'outside_window', count: 100, until: monday, lane: lane('c') },
        { reason: 'account_needs_attention', count: 3, until: null, lane: lane('d') },
      ]),
    ).toEqual([
      {
        reason: 'outside_window',
        count: 120,
        until: monday,
        lanes: [
          { ...lane('c'), count: 100, until: monday },
          { ...lane('a'), count: 20, until: at('2026-12-01T08:00:00Z') },
        ],
      },
      expect.objectContaining({ reason: 'budget_spent', count: 40 }),
      expect.objectContaining({ reason: 'account_needs_attention', count: 3, until: null }),
    ]);
  });

  it('lose nobody and count nobody twice, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(waiting, { maxLength: 30 }), (all) => {
        const ranked = rankReasons(all);
        const sum = (counts: readonly { readonly count: number }[]) =>
          counts.reduce((total, { count }) => total + count, 0);
        expect(sum(ranked)).toBe(sum(all));
        expect(new Set(ranked.map(({ reason }) => reason)).size).toBe(ranked.length);
        for (const { lanes, count } of ranked) expect(sum(lanes)).toBeLessThanOrEqual(count);
        expect(ranked.map(({ count }) => count)).toEqual(
          ranked.map(({ count }) => count).sort((one, other) => other - one),
        );
        expect(rankReasons([...all].reverse())).toEqual(ranked);
      }),
    );
  });

  it('what only a person can change says what to do', () => {
    const persons: WaitingReason[] = [
      'account_paused',
      'account_needs_attention',
      'workspace_killed',
      'campaign_paused',
      'enrollment_paused',
      'awaiting_decision',
    ];
    for (const reason of persons) expect(remedyOf(reason)).toMatch(/\/v1\//);
    expect(remedyOf('outside_window')).toBeNull();
  });
});
