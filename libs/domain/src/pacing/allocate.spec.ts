import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { instants, windows, zones } from '../../../../test/support/arbitraries/windows.js';
import { seededRandom } from '../random/seeded-random.js';
import { localDay, nextLocalDay } from '../time/local-day.js';
import { allocate, allocateLane } from './allocate.js';
import type { Budget } from '../budget/budget.js';
import type { AllocationRound, Candidate, Lane } from './lane.js';
import type { SendingWindow } from './window.js';
import { isOpenInAll, nextOpeningInAll } from './window-intersection.js';

const at = (text: string) => Temporal.Instant.from(text);
const PARIS: SendingWindow = {
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
};
const NOW = at('2026-11-23T09:00:00Z'); // Monday, 10:00 in Paris
const LONG_AGO = at('2026-11-01T00:00:00Z');

/** Room for so many until the midnight of Paris that follows `NOW`. */
const roomFor = (room: number, opensAt: Temporal.Instant | null = at('2026-11-23T23:00:00Z')): Budget => ({
  room,
  opensAt,
  reason: 'budget_spent',
});

const lane = (change: Partial<Lane> = {}): Lane => ({
  accountId: 'account',
  kind: 'email',
  windows: [PARIS],
  zone: PARIS.zone,
  budget: roomFor(50),
  nextSlotAt: LONG_AGO,
  gapSeconds: { min: 60, max: 60 },
  ...change,
});
const round = (change: Partial<AllocationRound> = {}): AllocationRound => ({
  now: NOW,
  horizonSeconds: 300,
  random: seededRandom('round'),
  ...change,
});
const due = (count: number, dueAt = LONG_AGO): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ touchId: `t${index}`, dueAt }));

describe('allocateLane', () => {
  it('fills the horizon in the given order, a gap apart', () => {
    const decision = allocateLane(lane(), due(20), round());
    expect(decision.slots.map((slot) => `${slot.touchId} ${slot.at.toString()}`)).toEqual([
      't0 2026-11-23T09:00:00Z',
      't1 2026-11-23T09:01:00Z',
      't2 2026-11-23T09:02:00Z',
      't3 2026-11-23T09:03:00Z',
      't4 2026-11-23T09:04:00Z',
      't5 2026-11-23T09:05:00Z',
    ]);
    expect(decision.nextSlotAt.toString()).toBe('2026-11-23T09:06:00Z');
    expect(decision).toMatchObject({ reason: 'gap', lookAgainAt: decision.nextSlotAt });
  });

  it.each<[string, Partial<Lane>, string, string, string]>([
    ['before hours', {}, '2026-11-23T06:00:00Z', 'outside_window', '2026-11-23T08:00:00Z'],
    ['at lunch', {}, '2026-11-23T11:00:00Z', 'outside_window', '2026-11-23T13:00:00Z'],
    ['on Saturday', {}, '2026-11-21T10:00:00Z', 'outside_window', '2026-11-23T08:00:00Z'],
    [
      'with the budget spent',
      { budget: roomFor(0) },
      '2026-11-23T09:00:00Z',
      'budget_spent',
      '2026-11-24T08:00:00Z',
    ],
    [
      'with the budget overspent',
      { budget: roomFor(-40) },
      '2026-11-23T09:00:00Z',
      'budget_spent',
      '2026-11-24T08:00:00Z',
    ],
    [
      'with no budget at all',
      { budget: roomFor(0, at('2026-11-20T23:00:00Z')) },
      '2026-11-20T09:00:00Z',
      'budget_spent',
      '2026-11-23T08:00:00Z',
    ],
    [
      'at night, budget spent',
      { budget: roomFor(0) },
      '2026-11-23T20:00:00Z',
      'outside_window',
      '2026-11-24T08:00:00Z',
    ],
    [
      'with a budget that opens in six days',
      { budget: { room: 0, opensAt: at('2026-11-28T23:00:00Z'), reason: 'budget_spent' } },
      '2026-11-23T09:00:00Z',
      'budget_spent',
      '2026-11-30T08:00:00Z',
    ],
    [
      'with a budget that only a person gives',
      { budget: roomFor(0, null) },
      '2026-11-23T09:00:00Z',
      'budget_spent',
      '2026-11-24T09:00:00Z',
    ],
    [
      'inside a gap',
      { nextSlotAt: at('2026-11-23T10:10:00Z') },
      '2026-11-23T09:00:00Z',
      'gap',
      '2026-11-23T10:10:00Z',
    ],
    [
      'when the gap ends at lunch',
      { nextSlotAt: at('2026-11-23T11:30:00Z') },
      '2026-11-23T09:00:00Z',
      'outside_window',
      '2026-11-23T13:00:00Z',
    ],
    [
      'when blocked',
      { blockedBy: 'inbox_not_read' },
      '2026-11-23T09:00:00Z',
      'inbox_not_read',
      '2026-11-23T09:01:00Z',
    ],
    [
      'when the window never opens',
      { windows: [{ ...PARIS, weekdays: [] }] },
      '2026-11-23T09:00:00Z',
      'window_never_opens',
      '2026-11-24T09:00:00Z',
    ],
  ])('%s nothing goes out, and it says why and until when', (_name, change, now, reason, lookAgainAt) => {
    const decision = allocateLane(lane(change), due(3), round({ now: at(now) }));
    expect(decision.slots).toEqual([]);
    expect(decision.reason).toBe(reason);
    expect(decision.lookAgainAt.toString()).toBe(lookAgainAt);
    expect(decision.nextSlotAt).toEqual(lane(change).nextSlotAt);
  });

  it('stops at the budget and comes back tomorrow', () => {
    const decision = allocateLane(lane({ budget: roomFor(2) }), due(5), round());
    expect(decision.slots).toHaveLength(2);
    expect(decision).toMatchObject({ reason: 'budget_spent', lookAgainAt: at('2026-11-24T08:00:00Z') });
  });

  it('leaves a touch that is not due yet to others, and comes back when it is', () => {
    const soon = { touchId: 'soon', dueAt: at('2026-11-23T09:00:30Z') };
    const far = { touchId: 'far', dueAt: at('2026-11-23T09:20:00Z') };
    const decision = allocateLane(lane(), [far, soon, ...due(1)], round());
    expect(decision.slots.map((slot) => slot.touchId)).toEqual(['t0', 'soon']);
    expect(decision.reason).toBeUndefined();
    expect(decision.lookAgainAt).toEqual(far.dueAt);
  });

  it('holds nothing back when there is nobody to contact', () => {
    const decision = allocateLane(lane(), [], round());
    expect(decision).toEqual({
      slots: [],
      nextSlotAt: LONG_AGO,
      lookAgainAt: at('2026-11-23T09:05:00Z'),
      parked: [],
      deficits: {},
    });
  });

  it('answers to people who wrote need neither window nor budget', () => {
    const answers = lane({ kind: 'email_reply', budget: roomFor(0), gapSeconds: { min: 0, max: 0 } });
    const decision = allocateLane(answers, due(3), round({ now: at('2026-11-22T03:00:00Z') }));
    expect(decision.slots).toHaveLength(3);
  });
});

function midnightAfter(from: Temporal.Instant, zone: string, days: number): Temporal.Instant {
  let instant = from;
  for (let day = 0; day < days; day += 1) instant = nextLocalDay(instant, zone);
  return instant;
}

const lanes = fc
  .record({
    windows: fc.array(windows, { minLength: 1, maxLength: 3 }),
    zone: zones,
    room: fc.integer({ min: -2, max: 12 }),
    days: fc.option(fc.integer({ min: 1, max: 40 })),
    waited: fc.integer({ min: -7200, max: 7200 }),
    gap: fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })),
    now: instants,
    horizonSeconds: fc.integer({ min: 0, max: 6 * 3600 }),
    dues: fc.array(fc.integer({ min: -3600, max: 7200 }), { maxLength: 20 }),
    seed: fc.string(),
  })
  .map(({ windows: hours, zone, room, days, waited, gap, now, horizonSeconds, dues, seed }) => ({
    lane: lane({
      windows: hours,
      zone,
      budget: {
        room,
        opensAt: days === null ? null : midnightAfter(now, zone, days),
        reason: 'budget_spent',
      },
      nextSlotAt: now.add({ seconds: waited }),
      gapSeconds: { min: Math.min(...gap), max: Math.max(...gap) },
    }),
    candidates: dues.map((seconds, index) => ({ touchId: `t${index}`, dueAt: now.add({ seconds }) })),
    round: () => round({ now, horizonSeconds, random: seededRandom(seed) }),
  }));

describe('whatever the lane, the round and the seed', () => {
  it('every slot is allowed', () => {
    fc.assert(
      fc.property(lanes, ({ lane: given, candidates, round: again }) => {
        const { now, horizonSeconds } = again();
        const { slots, nextSlotAt } = allocateLane(given, candidates, again());
        expect(new Set(slots.map((slot) => slot.touchId)).size).toBe(slots.length);
        expect(slots.length).toBeLessThanOrEqual(Math.max(0, given.budget.room));
        let earliest = given.nextSlotAt;
        for (const slot of slots) {
          expect(isOpenInAll(given.windows, slot.at)).toBe(true);
          expect(localDay(slot.at, given.zone)).toBe(localDay(now, given.zone));
          for (const bound of [
            now,
            earliest,
            candidates.find((c) => c.touchId === slot.touchId)?.dueAt ?? now,
          ]) {
            expect(Temporal.Instant.compare(slot.at, bound)).toBeGreaterThanOrEqual(0);
          }
          expect(Temporal.Instant.compare(slot.at, now.add({ seconds: horizonSeconds }))).toBeLessThanOrEqual(
            0,
          );
          earliest = slot.at.add({ seconds: given.gapSeconds.min });
        }
        expect(Temporal.Instant.compare(nextSlotAt, earliest)).toBeGreaterThanOrEqual(0);
        const last = slots.at(-1);
        if (last) {
          const latest = last.at.add({ seconds: given.gapSeconds.max });
          expect(Temporal.Instant.compare(nextSlotAt, latest)).toBeLessThanOrEqual(0);
        } else expect(nextSlotAt).toBe(given.nextSlotAt);
      }),
      { numRuns: 300 },
    );
  });

  it('looking again lies ahead, and nothing more could have gone out before', () => {
    fc.assert(
      fc.property(lanes, ({ lane: given, candidates, round: again }) => {
        const { now, horizonSeconds } = again();
        const first = allocateLane(given, candidates, again());
        expect(Temporal.Instant.compare(first.lookAgainAt, now)).toBe(1);
        const rest = candidates.filter((c) => !first.slots.some((slot) => slot.touchId === c.touchId));
        if (rest.length > 0 && !first.reason) {
          expect(rest.every((c) => Temporal.Instant.compare(c.dueAt, now) > 0)).toBe(true);
        }
        // Somebody impatient asks a moment too early, with a horizon of nothing.
        const early = first.lookAgainAt.subtract({ milliseconds: 1 });
        const { room, opensAt } = given.budget;
        const shut = opensAt === null || Temporal.Instant.compare(early, opensAt) < 0;
        const budget = { ...given.budget, room: shut ? room - first.slots.length : 1000 };
        const asked = allocateLane(
          { ...given, nextSlotAt: first.nextSlotAt, budget },
          rest,
          round({ now: early, horizonSeconds: 0 }),
        );
        if (nextOpeningInAll(given.windows, now) && horizonSeconds > 0) expect(asked.slots).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the same seed gives the same slots', () => {
    fc.assert(
      fc.property(fc.array(lanes, { maxLength: 3 }), lanes, (given, { round: again }) => {
        const asked = given.map(({ lane: one, candidates }) => ({ lane: one, candidates }));
        expect(allocate(asked, again())).toEqual(allocate(asked, again()));
      }),
    );
  });

  it('rounds that follow each other keep to the budget of the day', () => {
    fc.assert(
      fc.property(lanes, ({ lane: start, candidates, round: again }) => {
        let state: Lane = start;
        let now = again().now;
        let left = candidates;
        const cap = Math.max(0, start.budget.room);
        const perDay = new Map<string, number>();
        for (let turn = 0; turn < 20 && left.length > 0; turn += 1) {
          const day = localDay(now, start.zone);
          const opensAt = nextLocalDay(now, start.zone);
          state = { ...state, budget: { ...roomFor(cap - (perDay.get(day) ?? 0)), opensAt } };
          const decision = allocateLane(state, left, { ...again(), now });
          for (const slot of decision.slots) {
            const slotDay = localDay(slot.at, start.zone);
            perDay.set(slotDay, (perDay.get(slotDay) ?? 0) + 1);
          }
          left = left.filter((c) => !decision.slots.some((slot) => slot.touchId === c.touchId));
          state = { ...state, nextSlotAt: decision.nextSlotAt };
          now = decision.lookAgainAt;
        }
        for (const used of perDay.values()) expect(used).toBeLessThanOrEqual(cap);
        expect(Temporal.Instant.compare(nextLocalDay(now, start.zone), now)).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
});
