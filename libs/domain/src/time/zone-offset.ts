/**
 * How far is the clock of a zone from UTC, and for how long does it stay so?
 *
 * `Temporal` knows; what it said is remembered, since windows ask the same over and over. Far from a change of clocks a
 * wall-clock time is then an addition, and near one it is `Temporal` that resolves it.
 */
const DAY_MS = 86_400_000;

/** Milliseconds since the epoch: `from` is inclusive, `to` exclusive. */
interface Period {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** Zones come from outside, spelt as anybody likes: what is remembered is bounded. */
const MOST_ZONES = 1_000;
const MOST_PERIODS = 16;
const remembered = new Map<string, Period[]>();

/** Which day it is there, counted from 1970-01-01. */
export function epochDayIn(zone: string, ms: number): number {
  return Math.floor((ms + periodAt(zone, ms).offset) / DAY_MS);
}

/**
 * The instant of a wall-clock time, `minutes` after midnight of an epoch day; undefined when the clock changes within a
 * day of it, so that the time may not exist, or exist twice.
 */
export function quietInstant(zone: string, epochDay: number, minutes: number): number | undefined {
  const local = epochDay * DAY_MS + minutes * 60_000;
  const { from, to, offset } = periodAt(zone, local);
  const ms = local - offset;
  return from + DAY_MS <= ms && ms < to - DAY_MS ? ms : undefined;
}

function periodAt(zone: string, ms: number): Period {
  const periods = remembered.get(zone) ?? [];
  const known = periods.find((period) => period.from <= ms && ms < period.to);
  if (known) return known;
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // A change at this very instant has happened.
  const began = at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const ends = at.getTimeZoneTransition('next');
  const period = {
    from: began?.epochMilliseconds ?? -Infinity,
    to: ends?.epochMilliseconds ?? Infinity,
    offset: at.offsetNanoseconds / 1_000_000,
  };
  if (remembered.size >= MOST_ZONES) remembered.clear();
  remembered.set(zone, [period, ...periods].slice(0, MOST_PERIODS));
  return period;
}
