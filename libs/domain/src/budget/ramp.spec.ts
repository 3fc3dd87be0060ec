import fc from 'fast-check';
import { rampedCap, type Ramp } from './ramp.js';

const WEEKLY: Ramp = { startedOn: '2026-03-25', percentByWeek: [30, 55, 80] };
const DAILY: Ramp = { startedOn: '2026-03-25', from: 5, addPerDay: 2 };

it.each<[string, number, Ramp | null, string, number]>([
  ['without one, all of it', 15, null, '2026-03-25', 15],
  ['on its first day, three tenths', 15, WEEKLY, '2026-03-25', 4],
  ['on its seventh day, still', 15, WEEKLY, '2026-03-31', 4],
  ['in its second week, more than half', 15, WEEKLY, '2026-04-01', 8],
  ['in its third week, four fifths', 15, WEEKLY, '2026-04-08', 12],
  ['in its fourth week, all of it', 15, WEEKLY, '2026-04-15', 15],
  ['before it began, as on its first day', 15, WEEKLY, '2026-03-01', 4],
  ['of a cap of one, one', 1, WEEKLY, '2026-03-25', 1],
  ['of a kind that is switched off, none', 0, WEEKLY, '2026-03-25', 0],
  ['by the day, five on the first', 30, DAILY, '2026-03-25', 5],
  ['by the day, over a change of clocks', 30, DAILY, '2026-03-30', 15],
  ['by the day, never more than the cap', 30, DAILY, '2026-05-01', 30],
])('a young account may do, %s', (_name, cap, ramp, today, may) => {
  expect(rampedCap(cap, ramp, today)).toBe(may);
});

it('a warm-up never raises a cap, and never falls with the days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom(WEEKLY, DAILY),
      fc.nat(60),
      (cap, ramp, age) => {
        const on = (days: number) =>
          rampedCap(cap, ramp, Temporal.PlainDate.from('2026-03-25').add({ days }).toString());
        expect(on(age)).toBeLessThanOrEqual(cap);
        expect(on(age + 1)).toBeGreaterThanOrEqual(on(age));
      },
    ),
  );
});
