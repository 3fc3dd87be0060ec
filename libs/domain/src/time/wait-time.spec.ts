import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { endOfWait, type WaitTime } from './wait-time.js';

const at = (text: string) => Temporal.Instant.from(text);
const PARIS = { zone: 'Europe/Paris' };

describe('the end of a wait', () => {
  it.each<[string, string, WaitTime, string, string]>([
    [
      'days and hours',
      'Europe/Paris',
      { for: { days: 1, hours: 2 } },
      '2026-11-23T09:00Z',
      '2026-11-24T11:00Z',
    ],
    [
      'a working day, from Friday',
      'Europe/Paris',
      { for: { workingDays: 1 } },
      '2026-11-27T14:00Z',
      '2026-11-30T14:00Z',
    ],
    [
      'a working day, from Sunday',
      'Europe/Paris',
      { for: { workingDays: 1 } },
      '2026-11-29T14:00Z',
      '2026-11-30T14:00Z',
    ],
    [
      'ten working days',
      'Europe/Paris',
      { for: { workingDays: 10 } },
      '2026-11-23T09:00Z',
      '2026-12-07T09:00Z',
    ],
    [
      'days first, then working days',
      'Europe/Paris',
      { for: { days: 1, workingDays: 1 } },
      '2026-11-26T09:00Z',
      '2026-11-30T09:00Z',
    ],
    ['none at all', 'Europe/Paris', { for: { workingDays: 0 } }, '2026-11-28T09:00Z', '2026-11-28T09:00Z'],
    [
      'until Tuesday at half past nine',
      'Europe/Paris',
      { until: { weekdays: [2], time: '09:30' } },
      '2026-11-25T09:00Z',
      '2026-12-01T08:30Z',
    ],
    [
      'until this very moment',
      'Europe/Paris',
      { until: { weekdays: [2], time: '09:30' } },
      '2026-12-01T08:30Z',
      '2026-12-01T08:30Z',
    ],
    [
      'until a time of any day',
      'Europe/Paris',
      { until: { time: '09:30' } },
      '2026-12-01T08:31Z',
      '2026-12-02T08:30Z',
    ],
    [
      'two working days, then Thursday',
      'Europe/Paris',
      { for: { workingDays: 2 }, until: { weekdays: [4], time: '10:00' } },
      '2026-11-27T14:00Z',
      '2026-12-03T09:00Z',
    ],
    // Clocks go forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00.
    [
      'a working day keeps its hour over the spring',
      'Europe/Paris',
      { for: { workingDays: 1 } },
      '2026-03-27T08:00Z',
      '2026-03-30T07:00Z',
    ],
    [
      'a time that the clock skips moves by the gap',
      'Europe/Paris',
      { until: { weekdays: [7], time: '02:30' } },
      '2026-03-28T12:00Z',
      '2026-03-29T01:30Z',
    ],
    [
      'a time that the clock repeats is the first of the two',
      'Europe/Paris',
      { until: { weekdays: [7], time: '02:30' } },
      '2026-10-24T12:00Z',
      '2026-10-25T00:30Z',
    ],
    [
      'between the two, it is next week',
      'Europe/Paris',
      { until: { weekdays: [7], time: '02:30' } },
      '2026-10-25T01:00Z',
      '2026-11-01T01:30Z',
    ],
    // Samoa crossed the date line: 2011-12-30 never was.
    [
      'a day that never was is no working day',
      'Pacific/Apia',
      { for: { workingDays: 1 } },
      '2011-12-29T20:00Z',
      '2012-01-01T20:00Z',
    ],
    [
      'nor any other day',
      'Pacific/Apia',
      { until: { weekdays: [5], time: '12:00' } },
      '2011-12-29T23:00Z',
      '2012-01-05T22:00Z',
    ],
  ])('%s (%s)', (_name, zone, wait, start, end) => {
    expect(endOfWait(at(start), wait, { zone })).toEqual(at(end));
  });

  it('passes over holidays', () => {
    const christmas = { ...PARIS, holidays: ['2026-12-25', '2026-12-28'] };
    expect(endOfWait(at('2026-12-24T09:00Z'), { for: { workingDays: 1 } }, christmas)).toEqual(
      at('2026-12-29T09:00Z'),
    );
  });

  it('is never before its start, never more than a week away for a weekday, and on that weekday at that time', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, minutes, weekday, hour) => {
          const start = at('2025-01-01T00:00Z').add({ minutes });
          const time = `${String(hour).padStart(2, '0')}:30`;
          const end = endOfWait(start, { until: { weekdays: [weekday], time } }, { zone });
          expect(Temporal.Instant.compare(end, start)).toBeGreaterThanOrEqual(0);
          expect(end.since(start).total('hours')).toBeLessThanOrEqual(7 * 24 + 1);
          const local = end.toZonedDateTimeISO(zone);
          expect(local.dayOfWeek).toBe(weekday);
          // Half an hour or an hour later where the clock skips it.
          const wanted = local.toPlainDate().toPlainDateTime(time);
          expect(local.toPlainDateTime().since(wanted).total('minutes')).toBeLessThanOrEqual(60);
          expect(local.toPlainDateTime().since(wanted).total('minutes')).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
