import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { CHANGES_OF_CLOCKS, windows, windowsAround } from '../../../../test/support/arbitraries/windows.js';
import { closesAtInAny, inZone, isOpenInAll, nextOpeningInAll } from './window-intersection.js';
import { ALWAYS_OPEN, isOpen, nextOpening, type SendingWindow } from './window.js';

const at = (text: string) => Temporal.Instant.from(text);
const daily = (zone: string, from: string, to: string, rest: Partial<SendingWindow> = {}): SendingWindow => ({
  zone,
  weekdays: [1, 2, 3, 4, 5],
  ranges: [{ from, to }],
  ...rest,
});
const PARIS = daily('Europe/Paris', '09:00', '18:00');

describe('several windows', () => {
  it.each<[string, SendingWindow[], string, string | undefined]>([
    ['no window at all is always open', [], '2026-11-22T03:00:00Z', '2026-11-22T03:00:00Z'],
    ['open in all is open now', [PARIS, ALWAYS_OPEN], '2026-11-23T10:00:00Z', '2026-11-23T10:00:00Z'],
    [
      'the later of two beginnings counts',
      [PARIS, daily('Europe/London', '09:30', '17:00')],
      '2026-11-23T07:00:00Z',
      '2026-11-23T09:30:00Z',
    ],
    [
      'Paris and New York meet in the afternoon',
      [PARIS, daily('America/New_York', '09:00', '17:00')],
      '2026-11-23T09:00:00Z',
      '2026-11-23T14:00:00Z',
    ],
    [
      'in the weeks between their clock changes they meet an hour earlier',
      [PARIS, daily('America/New_York', '09:00', '17:00')],
      '2026-03-16T09:00:00Z',
      '2026-03-16T13:00:00Z',
    ],
    [
      "a holiday of one is everybody's",
      [PARIS, { ...ALWAYS_OPEN, zone: 'Europe/Paris', holidays: ['2026-12-25'] }],
      '2026-12-24T18:00:00Z',
      '2026-12-28T08:00:00Z',
    ],
    [
      'weekdays that have only one day in common',
      [PARIS, daily('Europe/Paris', '08:00', '20:00', { weekdays: [5, 6, 7] })],
      '2026-11-23T09:00:00Z',
      '2026-11-27T08:00:00Z',
    ],
    [
      'hours that never meet',
      [PARIS, daily('Europe/Paris', '18:00', '20:00')],
      '2026-11-23T09:00:00Z',
      undefined,
    ],
    [
      'offices of opposite sides of the world never meet',
      [daily('America/New_York', '09:00', '17:00'), daily('Asia/Tokyo', '09:00', '17:00')],
      '2026-11-23T09:00:00Z',
      undefined,
    ],
    // Berlin skips 02:00–03:00 on 29 March 2026: 02:30 is read as 03:30, in each window by itself.
    [
      'an edge that the clock skips moves later by the gap, in the intersection too',
      [
        daily('Europe/Berlin', '02:30', '05:00', { weekdays: [7] }),
        daily('Europe/Berlin', '01:00', '06:00', { weekdays: [7] }),
      ],
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    // Berlin lives 02:00–03:00 twice on 25 October 2026: 02:30 means the first.
    [
      'an edge that the clock repeats means its first occurrence, in the intersection too',
      [
        daily('Europe/Berlin', '02:30', '05:00', { weekdays: [7] }),
        daily('UTC', '00:00', '24:00', { weekdays: [7] }),
      ],
      '2026-10-25T00:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
  ])('%s', (_name, given, instant, opens) => {
    expect(nextOpeningInAll(given, at(instant))?.toString()).toBe(opens && at(opens).toString());
    if (opens) expect(isOpenInAll(given, at(opens))).toBe(true);
  });

  it('close with the first of them', () => {
    const given = [PARIS, daily('Europe/London', '09:30', '16:00')];
    expect(closesAtInAny(given, at('2026-11-23T10:00:00Z'))?.toString()).toBe('2026-11-23T16:00:00Z');
    expect(closesAtInAny(given, at('2026-11-23T08:30:00Z'))).toBeUndefined();
    expect(closesAtInAny([ALWAYS_OPEN], at('2026-11-23T08:30:00Z'))).toBeUndefined();
  });

  it("a window on somebody else's clock keeps its hours", () => {
    const morning = daily('Europe/Paris', '09:00', '12:00');
    expect(nextOpening(inZone(morning, 'Asia/Tokyo'), at('2026-11-23T10:00:00Z'))?.toString()).toBe(
      '2026-11-24T00:00:00Z',
    );
    expect(inZone(morning, null)).toBe(morning);
  });
});

/** The rule by the book: every edge resolved by Temporal, every day looked at. */
function isOpenByTheBook(window: SendingWindow, instant: Temporal.Instant): boolean {
  const today = instant.toZonedDateTimeISO(window.zone).toPlainDate();
  return [today.subtract({ days: 1 }), today].some((date) => {
    if (!window.weekdays.includes(date.dayOfWeek)) return false;
    if (window.holidays?.includes(date.toString())) return false;
    const when = (clock: string) =>
      (clock === '24:00'
        ? date.add({ days: 1 }).toPlainDateTime()
        : date.toPlainDateTime(clock)
      ).toZonedDateTime(window.zone, { disambiguation: 'compatible' });
    if (!when('12:00').toPlainDate().equals(date)) return false;
    return window.ranges.some(
      ({ from, to }) =>
        Temporal.Instant.compare(when(from).toInstant(), instant) <= 0 &&
        Temporal.Instant.compare(instant, when(to).toInstant()) < 0,
    );
  });
}

describe('around every change of clocks of a dozen zones', () => {
  it('there are such changes in what is tried', () => {
    expect(new Set(CHANGES_OF_CLOCKS.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(12);
    expect(CHANGES_OF_CLOCKS.length).toBeGreaterThan(80);
  });

  it.each(CHANGES_OF_CLOCKS)(
    '$zone on $at: open is what Temporal says, minute by minute',
    ({ zone, at: change }) => {
      // Ranges that end and begin within, before and after any hour that is skipped or repeated.
      const night: SendingWindow = {
        zone,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        ranges: [
          { from: '00:00', to: '00:45' },
          { from: '01:10', to: '01:50' },
          { from: '02:15', to: '02:45' },
          { from: '03:05', to: '23:30' },
        ],
      };
      for (let minute = -180; minute <= 180; minute += 5) {
        const instant = change.add({ minutes: minute });
        expect([instant.toString(), isOpen(night, instant)]).toEqual([
          instant.toString(),
          isOpenByTheBook(night, instant),
        ]);
      }
    },
  );

  it('whatever the windows, the next common opening is open in each, and nothing before it is open in all', () => {
    fc.assert(
      fc.property(windowsAround, ({ windows: given, instant, share }) => {
        const opening = nextOpeningInAll(given, instant);
        if (!opening) return;
        expect(Temporal.Instant.compare(opening, instant)).toBeGreaterThanOrEqual(0);
        for (const window of given) expect(isOpenByTheBook(window, opening)).toBe(true);
        const wait = opening.epochMilliseconds - instant.epochMilliseconds;
        if (wait === 0) return;
        for (const before of [
          instant.add({ milliseconds: Math.floor(wait * share) }),
          opening.subtract({ milliseconds: 1 }),
        ])
          expect(given.every((window) => isOpenByTheBook(window, before))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('whatever the windows, somebody who looks at every quarter of an hour finds no earlier opening', () => {
    fc.assert(
      fc.property(windowsAround, ({ windows: given, instant }) => {
        const opening = nextOpeningInAll(given, instant);
        for (let quarter = 0; quarter < 4 * 24 * 8; quarter += 1) {
          const moment = instant.add({ minutes: 15 * quarter });
          if (opening && Temporal.Instant.compare(moment, opening) >= 0) return;
          expect(given.every((window) => isOpen(window, moment))).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('the order of the windows does not matter, and one said twice counts once', () => {
    fc.assert(
      fc.property(windowsAround, windows, ({ windows: given, instant }, another) => {
        const all = [...given, another];
        const opening = nextOpeningInAll(all, instant);
        expect(nextOpeningInAll([...all].reverse(), instant)).toEqual(opening);
        expect(nextOpeningInAll([...all, another], instant)).toEqual(opening);
      }),
    );
  });

  it('one window more never opens earlier', () => {
    fc.assert(
      fc.property(windowsAround, windows, ({ windows: given, instant }, another) => {
        const some = nextOpeningInAll(given, instant);
        const all = nextOpeningInAll([...given, another], instant);
        if (all) expect(some && Temporal.Instant.compare(some, all)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
