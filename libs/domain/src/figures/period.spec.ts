import fc from 'fast-check';
import { bucketsOf, coverPeriod, intervalsIn, INTERVALS, type Period } from './period.js';

const day = fc
  .integer({ min: -400, max: 800 })
  .map((days) => Temporal.PlainDate.from('2026-01-15').add({ days }).toString());
const periods = fc
  .tuple(day, day)
  .map(([a, b]): Period => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const daysOf = ({ from, to }: Period): string[] => {
  const days: string[] = [];
  for (let at = Temporal.PlainDate.from(from); at.toString() <= to; at = at.add({ days: 1 }))
    days.push(at.toString());
  return days;
};

describe('a period', () => {
  it('is covered by its months and days, each day once', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { months, days } = coverPeriod(period);
        const inMonths =
          months === null
            ? []
            : daysOf({
                from: months.from,
                to: Temporal.PlainDate.from(months.to).add({ months: 1 }).subtract({ days: 1 }).toString(),
              });
        expect([...inMonths, ...days.flatMap(daysOf)].sort()).toEqual(daysOf(period));
        expect(months === null ? '01' : months.from.slice(8)).toBe('01');
        expect(days.flatMap(daysOf).length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('is cut into intervals without a gap', () => {
    fc.assert(
      fc.property(periods, fc.constantFrom(...INTERVALS), (period, interval) => {
        const buckets = bucketsOf(period, interval);
        expect(buckets.flatMap(daysOf)).toEqual(daysOf(period));
        expect(new Set(buckets.map(({ key }) => key)).size).toBe(buckets.length);
        expect(intervalsIn(period, interval)).toBe(buckets.length);
      }),
    );
  });

  it('calls weeks as ISO 8601 does, over the turn of the year too', () => {
    expect(bucketsOf({ from: '2026-12-30', to: '2027-01-05' }, 'week')).toEqual([
      { key: '2026-W53', startsOn: '2026-12-28', from: '2026-12-30', to: '2027-01-03' },
      { key: '2027-W01', startsOn: '2027-01-04', from: '2027-01-04', to: '2027-01-05' },
    ]);
  });
});
