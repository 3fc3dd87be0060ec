import fc from 'fast-check';
import { ALWAYS_OPEN, closesAt, isOpen, nextOpening, type SendingWindow } from './window.js';
import { instants, windows } from '../../../../test/support/arbitraries/windows.js';

const at = (text: string) => Temporal.Instant.from(text);

const office = (
  zone: string,
  from = '09:00',
  to = '17:30',
  rest: Partial<SendingWindow> = {},
): SendingWindow => ({
  zone,
  weekdays: [1, 2, 3, 4, 5],
  ranges: [{ from, to }],
  ...rest,
});
const everyDay = (zone: string, from: string, to: string) =>
  office(zone, from, to, { weekdays: [1, 2, 3, 4, 5, 6, 7] });

describe('isOpen', () => {
  it.each<[string, SendingWindow, string, boolean]>([
    ['the first minute is in', office('Europe/Paris'), '2026-11-23T08:00:00Z', true],
    ['just before is out', office('Europe/Paris'), '2026-11-23T07:59:59.999Z', false],
    ['the end is out', office('Europe/Paris'), '2026-11-23T16:30:00Z', false],
    ['the same instant, another zone', office('America/New_York'), '2026-11-23T08:00:00Z', false],
    ['Sunday is out', office('Europe/Paris'), '2026-11-22T10:00:00Z', false],
    [
      'the weekday is that of the zone',
      office('Asia/Kathmandu', '00:00', '24:00'),
      '2026-11-22T18:20:00Z',
      true,
    ],
    [
      'a holiday is out',
      office('Europe/Paris', '09:00', '17:30', { holidays: ['2026-11-23'] }),
      '2026-11-23T10:00:00Z',
      false,
    ],
    [
      '24:00 runs to the last millisecond',
      everyDay('UTC', '20:00', '24:00'),
      '2026-11-23T23:59:59.999Z',
      true,
    ],
    ['always open is always open', ALWAYS_OPEN, '2026-11-22T03:00:00Z', true],
    // Berlin skips 02:00–03:00 on 2026-03-29: a skipped edge moves later by an hour.
    [
      'gap: not before the moved start',
      everyDay('Europe/Berlin', '02:30', '05:00'),
      '2026-03-29T01:15:00Z',
      false,
    ],
    ['gap: from the moved start', everyDay('Europe/Berlin', '02:30', '05:00'), '2026-03-29T01:30:00Z', true],
    ['gap: a moved end', everyDay('Europe/Berlin', '01:00', '02:30'), '2026-03-29T01:29:00Z', true],
    [
      'gap: a range that the gap swallows',
      everyDay('Europe/Berlin', '02:30', '03:15'),
      '2026-03-29T01:30:00Z',
      false,
    ],
    // Berlin lives 02:00–03:00 twice on 2026-10-25: an edge means the first one.
    [
      'fold: first occurrence of the start',
      everyDay('Europe/Berlin', '02:30', '04:00'),
      '2026-10-25T00:30:00Z',
      true,
    ],
    [
      'fold: the repeated hour lies inside',
      everyDay('Europe/Berlin', '02:30', '04:00'),
      '2026-10-25T01:10:00Z',
      true,
    ],
    [
      'fold: closed at the first end',
      everyDay('Europe/Berlin', '01:00', '02:30'),
      '2026-10-25T00:30:00Z',
      false,
    ],
    [
      'fold: stays closed in the second',
      everyDay('Europe/Berlin', '01:00', '02:30'),
      '2026-10-25T01:15:00Z',
      false,
    ],
    // Toronto skipped 23:30–00:30 in the night to 31 March 1919: the last quarter of Sunday moves to Monday.
    [
      'a gap over midnight',
      { ...office('America/Toronto', '23:45', '24:00', { weekdays: [7] }) },
      '1919-03-31T04:50:00Z',
      true,
    ],
    // Apia had no 30 December 2011: a Friday window does not leak into Saturday.
    [
      'a day that never was',
      office('Pacific/Apia', '09:00', '17:00', { weekdays: [5] }),
      '2011-12-30T20:00:00Z',
      false,
    ],
  ])('%s', (_name, window, instant, open) => {
    expect(isOpen(window, at(instant))).toBe(open);
  });

  it('is what the wall clock says on days on which no clock moves', () => {
    fc.assert(
      fc.property(windows, instants, (window, instant) => {
        const local = instant.toZonedDateTimeISO(window.zone);
        const yesterday = local.subtract({ days: 1 });
        fc.pre(local.hoursInDay === 24 && yesterday.hoursInDay === 24);
        const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
        const expected =
          window.weekdays.includes(local.dayOfWeek) &&
          !window.holidays?.includes(local.toPlainDate().toString()) &&
          window.ranges.some((range) => range.from <= clock && clock < range.to);
        expect(isOpen(window, instant)).toBe(expected);
      }),
    );
  });
});

describe('nextOpening and closesAt', () => {
  it.each<[string, SendingWindow, string, string | undefined, string | undefined]>([
    ['open now', office('Europe/Paris'), '2026-11-23T10:00Z', '2026-11-23T10:00:00Z', '2026-11-23T16:30:00Z'],
    ['over the weekend', office('Europe/Paris'), '2026-11-20T16:30Z', '2026-11-23T08:00:00Z', undefined],
    [
      'across the change to winter time',
      office('Europe/Paris'),
      '2026-10-23T16:00Z',
      '2026-10-26T08:00:00Z',
      undefined,
    ],
    ['never', office('UTC', '09:00', '10:00', { weekdays: [] }), '2026-11-20T16:30Z', undefined, undefined],
    ['always', ALWAYS_OPEN, '2026-11-20T16:30Z', '2026-11-20T16:30:00Z', undefined],
    [
      'ranges that touch over midnight are one opening',
      {
        ...everyDay('UTC', '20:00', '24:00'),
        ranges: [
          { from: '20:00', to: '24:00' },
          { from: '00:00', to: '02:00' },
        ],
      },
      '2026-11-20T21:00Z',
      '2026-11-20T21:00:00Z',
      '2026-11-21T02:00:00Z',
    ],
  ])('%s', (_name, window, instant, opens, closes) => {
    expect(nextOpening(window, at(instant))?.toString()).toBe(opens);
    expect(closesAt(window, at(instant))?.toString()).toBe(closes);
  });

  it('agree with somebody who looks at every minute', () => {
    fc.assert(
      fc.property(windows, instants, (window, instant) => {
        const minutes = 3 * 24 * 60;
        const scan = (open: boolean) => {
          for (let minute = 0; minute <= minutes; minute += 1) {
            const moment = instant.add({ minutes: minute });
            if (isOpen(window, moment) === open) return moment;
          }
          return undefined;
        };
        const opening = nextOpening(window, instant);
        const found = scan(true);
        if (found) expect(opening?.toString()).toBe(found.toString());
        else if (opening) expect(Temporal.Instant.compare(opening, instant.add({ minutes }))).toBe(1);
        if (!isOpen(window, instant)) expect(closesAt(window, instant)).toBeUndefined();
        else {
          const closing = closesAt(window, instant);
          const shut = scan(false);
          if (shut) expect(closing?.toString()).toBe(shut.toString());
          else if (closing) expect(Temporal.Instant.compare(closing, instant.add({ minutes }))).toBe(1);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('the next opening is open, and nothing between now and then is', () => {
    fc.assert(
      fc.property(
        windows,
        instants,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (window, instant, share) => {
          const opening = nextOpening(window, instant);
          if (!opening) return;
          expect(isOpen(window, opening)).toBe(true);
          const gap = opening.epochMilliseconds - instant.epochMilliseconds;
          if (gap > 0) {
            expect(isOpen(window, instant.add({ milliseconds: Math.floor(gap * share) }))).toBe(false);
            expect(isOpen(window, opening.subtract({ milliseconds: 1 }))).toBe(false);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the closing is shut, and everything between now and then is open', () => {
    fc.assert(
      fc.property(
        windows,
        instants,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (window, instant, share) => {
          const closing = closesAt(window, instant);
          if (!closing) return;
          expect(isOpen(window, closing)).toBe(false);
          const span = closing.epochMilliseconds - instant.epochMilliseconds;
          expect(isOpen(window, instant.add({ milliseconds: Math.floor(span * share) }))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
