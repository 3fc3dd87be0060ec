import fc from 'fast-check';
import { instants, zones } from '../../../../test/support/arbitraries/windows.js';
import { localDay, nextLocalDay } from './local-day.js';

describe('the local day', () => {
  it.each([
    ['2026-11-22T23:30:00Z', 'Europe/Paris', '2026-11-23', '2026-11-23T23:00:00Z'],
    ['2026-11-22T04:59:00Z', 'America/New_York', '2026-11-21', '2026-11-22T05:00:00Z'],
    // Lebanon's clocks skip midnight in spring: the day begins at 01:00.
    ['2026-03-28T12:00:00Z', 'Asia/Beirut', '2026-03-28', '2026-03-28T22:00:00Z'],
  ])('of %s in %s is %s, and the next begins at %s', (at, zone, day, next) => {
    expect(localDay(Temporal.Instant.from(at), zone)).toBe(day);
    expect(nextLocalDay(Temporal.Instant.from(at), zone).toString()).toBe(next);
  });

  it('the next day is later, and begins where the day changes', () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const next = nextLocalDay(instant, zone);
        expect(Temporal.Instant.compare(next, instant)).toBe(1);
        expect(localDay(next, zone)).not.toBe(localDay(instant, zone));
        expect(localDay(next.subtract({ milliseconds: 1 }), zone)).toBe(localDay(instant, zone));
      }),
    );
  });
});
