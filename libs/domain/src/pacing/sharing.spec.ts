import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { seededRandom } from '../random/seeded-random.js';
import { allocateLane } from './allocate.js';
import { type AllocationRound, type Candidate, type Lane, PRIORITY } from './lane.js';
import type { SendingWindow } from './window.js';

const at = (text: string) => Temporal.Instant.from(text);
const NOW = at('2026-11-23T09:00:00Z');
const YESTERDAY = NOW.subtract({ hours: 24 });
const TOMORROW = at('2026-11-24T00:00:00Z');

const LANE: Lane = {
  accountId: 'account',
  kind: 'email',
  windows: [],
  zone: 'UTC',
  budget: { room: 1000, opensAt: TOMORROW, reason: 'budget_spent' },
  nextSlotAt: YESTERDAY,
  gapSeconds: { min: 60, max: 60 },
};
const round = (change: Partial<AllocationRound> = {}): AllocationRound => ({
  now: NOW,
  horizonSeconds: 600,
  random: seededRandom('round'),
  ...change,
});
const { followUp, firstContact } = PRIORITY;

/** So many touches of a campaign, named after it, in their order. */
const of = (
  campaignId: string,
  count: number,
  { weight = 1, ...parts }: Partial<Candidate> & { readonly weight?: number } = {},
): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({
    touchId: `${campaignId}${index}`,
    dueAt: YESTERDAY,
    priority: firstContact,
    campaign: { id: campaignId, weight },
    ...parts,
  }));
const order = (candidates: readonly Candidate[], lane: Partial<Lane> = {}, change = {}) =>
  allocateLane({ ...LANE, ...lane }, candidates, round(change))
    .slots.map(({ touchId }) => touchId)
    .join(' ');

describe('campaigns that wait in one lane', () => {
  it('take turns, however long each has waited and however much it has to say', () => {
    expect(order([...of('a', 20), ...of('b', 3)])).toBe('a0 b0 a1 b1 a2 b2 a3 a4 a5 a6 a7');
  });

  it('get slots by their weight', () => {
    expect(order([...of('a', 20, { weight: 3 }), ...of('b', 20)], {}, { mostSlots: 8 })).toBe(
      'a0 a1 b0 a2 a3 a4 b1 a5',
    );
  });

  it('send their follow-ups before anybody’s first contacts, and those in fair turns, too', () => {
    const candidates = [
      ...of('a', 2),
      ...of('b', 2),
      ...of('A', 3, { priority: followUp }),
      ...of('B', 1, { priority: followUp }),
    ];
    expect(order(candidates)).toBe('A0 B0 A1 A2 a0 b0 a1 b1');
  });

  it('leave the turn to others while they may not go', () => {
    const later = of('a', 3, { dueAt: NOW.add({ minutes: 5 }) });
    expect(order([...later, ...of('b', 7)])).toBe('b0 b1 b2 b3 b4 a0 b5 a1 b6 a2');
  });

  it('go on in the next round where they stopped in this one', () => {
    const weights = { a: 5, b: 2, c: 1 };
    const all = Object.entries(weights).flatMap(([id, weight]) => of(id, 40, { weight }));
    const inOne = order(all, { gapSeconds: { min: 1, max: 1 } }, { mostSlots: 24 });
    const inMany: string[] = [];
    let lane = { ...LANE, gapSeconds: { min: 1, max: 1 } };
    for (let turn = 0; turn < 24; turn += 1) {
      const left = all.filter(({ touchId }) => !inMany.includes(touchId));
      const { slots, deficits, nextSlotAt } = allocateLane(lane, left, round({ mostSlots: 1 }));
      inMany.push(...slots.map(({ touchId }) => touchId));
      lane = { ...lane, deficits, nextSlotAt };
    }
    expect(inMany.join(' ')).toBe(inOne);
    const share = (id: string) => inMany.filter((touchId) => touchId.startsWith(id)).length;
    expect([share('a'), share('b'), share('c')]).toEqual([15, 6, 3]);
  });

  it('over any run of rounds each has its share of what went out, but for one touch', () => {
    const runs = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
      rounds: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(runs, ({ weights, rounds }) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const got = weights.map(() => 0);
        let lane: Lane = { ...LANE, gapSeconds: { min: 0, max: 0 } };
        for (const mostSlots of rounds) {
          const waiting = weights.flatMap((weight, index) => of(String(index), 8, { weight }));
          const { slots, deficits } = allocateLane(lane, waiting, round({ mostSlots }));
          for (const { touchId } of slots) got[Number(touchId[0])] = (got[Number(touchId[0])] ?? 0) + 1;
          lane = { ...lane, deficits };
        }
        const sent = got.reduce((sum, count) => sum + count, 0);
        got.forEach((count, index) => {
          expect(Math.abs(count - (sent * (weights[index] ?? 0)) / total)).toBeLessThan(1);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are owed nothing while they have nothing to send', () => {
    const { deficits } = allocateLane(
      { ...LANE, deficits: { 20: { a: 0.9, b: -0.9 }, 10: { a: 0.5 } } },
      of('b', 3),
      round(),
    );
    expect(deficits).toEqual({ 20: {} });
  });
});

describe('touches with hours of their own', () => {
  const mornings: SendingWindow = {
    zone: 'UTC',
    weekdays: [1, 2, 3, 4, 5],
    ranges: [{ from: '08:00', to: '09:02' }],
  };
  const tokyo = { ...mornings, zone: 'Asia/Tokyo' };

  it('are passed by while those are shut, and hold up nobody', () => {
    const candidates = [...of('a', 3, { windows: [tokyo] }), ...of('b', 2)];
    const decision = allocateLane(LANE, candidates, round());
    expect(decision.slots.map(({ touchId }) => touchId)).toEqual(['b0', 'b1']);
    expect(decision).toMatchObject({
      parked: [],
      reason: 'outside_window',
      lookAgainAt: at('2026-11-23T23:00:00Z'),
    });
  });

  it('go inside them, and not a minute later', () => {
    const decision = allocateLane(LANE, of('a', 5, { windows: [mornings] }), round());
    expect(decision.slots.map((slot) => slot.at)).toEqual([NOW, NOW.add({ minutes: 1 })]);
    expect(decision.lookAgainAt).toEqual(at('2026-11-24T08:00:00Z'));
  });

  it('that never meet are looked at again a day later', () => {
    const evenings = { ...mornings, ranges: [{ from: '20:00', to: '21:00' }] };
    const decision = allocateLane(LANE, of('a', 1, { windows: [mornings, evenings] }), round());
    expect(decision).toMatchObject({ slots: [], lookAgainAt: NOW.add({ hours: 24 }) });
  });
});

describe('a campaign that has used its budget', () => {
  const campaigns = new Map([['a', { room: 1, opensAt: TOMORROW }]]);

  it('is passed by, whatever waits for it, and the lane is looked at when it opens', () => {
    const decision = allocateLane({ ...LANE, campaigns }, [...of('a', 5), ...of('b', 1)], round());
    expect(decision.slots.map(({ touchId }) => touchId)).toEqual(['a0', 'b0']);
    expect(decision).toMatchObject({ parked: [], reason: 'campaign_spent', lookAgainAt: TOMORROW });
  });
});

describe('a domain that has had enough', () => {
  const spent = (room: number) => ({ recipients: new Map([['acme.test', { room, opensAt: TOMORROW }]]) });

  it('stands in nobody’s way: its touches are parked until it takes more, with the reason', () => {
    const candidates = [...of('a', 3, { recipientDomain: 'acme.test' }), ...of('b', 1)];
    const decision = allocateLane({ ...LANE, ...spent(0) }, candidates, round());
    expect(decision.slots.map(({ touchId }) => touchId)).toEqual(['b0']);
    expect(decision.parked).toEqual(
      ['a0', 'a1', 'a2'].map((touchId) => ({ touchId, until: TOMORROW, reason: 'recipient_domain_spent' })),
    );
  });

  it('is sent what it still takes, and not one more', () => {
    const candidates = [...of('a', 4, { recipientDomain: 'acme.test' }), ...of('b', 2)];
    const decision = allocateLane({ ...LANE, ...spent(2) }, candidates, round());
    expect(decision.slots.map(({ touchId }) => touchId)).toEqual(['a0', 'b0', 'a1', 'b1']);
    expect(decision.parked.map(({ touchId }) => touchId)).toEqual(['a2', 'a3']);
  });

  it('has the lane looked at again at once, since others may stand behind what was parked', () => {
    const decision = allocateLane(
      { ...LANE, ...spent(0) },
      of('a', 3, { recipientDomain: 'acme.test' }),
      round(),
    );
    expect(decision.lookAgainAt).toEqual(NOW);
  });

  it('is no matter of touches to others', () => {
    const decision = allocateLane(
      { ...LANE, ...spent(0) },
      of('a', 3, { recipientDomain: 'other.test' }),
      round(),
    );
    expect(decision.slots).toHaveLength(3);
    expect(decision.parked).toEqual([]);
  });
});
