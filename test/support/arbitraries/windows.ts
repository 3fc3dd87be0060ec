/** Random zones, instants and windows, with a taste for days on which clocks change. */
import fc from 'fast-check';
import type { SendingWindow } from '#domain';

export const zones = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Havana',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'America/Santiago',
  'Africa/Cairo',
);

/** Days of 2026 on which one of the zones moves its clocks, and the year around them. */
const CLOCK_CHANGES = [
  '2026-03-08',
  '2026-03-28',
  '2026-03-29',
  '2026-04-04',
  '2026-10-03',
  '2026-10-25',
  '2026-11-01',
];

export const instants = fc
  .oneof(
    fc.constantFrom(...CLOCK_CHANGES.map((day) => Temporal.Instant.from(`${day}T00:00Z`).epochMilliseconds)),
    fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
  )
  .chain((base) => fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => base + minutes * 60_000))
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(Math.floor(ms / 60_000) * 60_000));

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const ranges = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((edges) => edges.sort((a, b) => a - b).slice(0, edges.length - (edges.length % 2)))
  .map((edges) =>
    Array.from({ length: edges.length / 2 }, (_, index) => ({
      from: clock((edges[index * 2] as number) * 30),
      to: clock((edges[index * 2 + 1] as number) * 30),
    })),
  );

export const windows: fc.Arbitrary<SendingWindow> = fc.record({
  zone: zones,
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  ranges,
  holidays: fc.uniqueArray(fc.constantFrom(...CLOCK_CHANGES), { maxLength: 2 }),
});

/** Every change of clocks from 2024 to 2028 in zones that do it by day and by night, by an hour and by half, north and south. */
const CHANGING_ZONES = [
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/Havana',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
export const CHANGES_OF_CLOCKS = CHANGING_ZONES.flatMap((zone) => {
  const changes: { readonly zone: string; readonly at: Temporal.Instant }[] = [];
  let at = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  for (; at && at.year < 2029; at = at.getTimeZoneTransition('next'))
    changes.push({ zone, at: at.toInstant() });
  return changes;
});

/** One to four windows, the first in a zone whose clocks change within two days of the instant. */
export const windowsAround = fc
  .record({
    change: fc.constantFrom(...CHANGES_OF_CLOCKS),
    minutes: fc.integer({ min: -48 * 60, max: 48 * 60 }),
    windows: fc.array(windows, { minLength: 1, maxLength: 4 }),
    share: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  })
  .map(({ change, minutes, windows: [first, ...others], share }) => ({
    instant: change.at.add({ minutes }),
    windows: [{ ...(first as SendingWindow), zone: change.zone }, ...others],
    share,
  }));
