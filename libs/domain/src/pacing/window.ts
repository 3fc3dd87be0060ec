/**
 * When may this account send?
 *
 * A window is weekdays and ranges of wall-clock time in an IANA zone, less holidays. Preview, simulation and sending
 * all ask this file. A range's edge that the clock skips (spring) or repeats (autumn) is resolved as `compatible`:
 * a skipped time moves later by the length of the gap, a repeated one means its first occurrence.
 */
import { epochDayIn, quietInstant } from '../time/zone-offset.js';

export interface SendingWindow {
  /** IANA name, as in `Europe/Paris`. */
  readonly zone: string;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Ranges of wall-clock time, `HH:MM`; `to` is exclusive, and `24:00` means the end of the day. */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  /** ISO dates (`YYYY-MM-DD`) in the window's zone on which nothing goes out. */
  readonly holidays?: readonly string[];
}

export const ALWAYS_OPEN: SendingWindow = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  ranges: [{ from: '00:00', to: '24:00' }],
};

const HORIZON_DAYS = 400;
/** How far ahead anybody looks: what stays shut for longer counts as never open. */
export const WINDOW_HORIZON = { hours: HORIZON_DAYS * 24 };

/** Milliseconds since the epoch; `to` is exclusive. */
interface Opening {
  readonly from: number;
  readonly to: number;
}

/** Whether the account may send at this very instant. */
export function isOpen(window: SendingWindow, instant: Temporal.Instant): boolean {
  return openingAround(window, instant.epochMilliseconds) !== undefined;
}

/** The first open instant at or after `instant`; undefined when there is none within 400 days. */
export function nextOpening(window: SendingWindow, instant: Temporal.Instant): Temporal.Instant | undefined {
  const ms = instant.epochMilliseconds;
  const opens = nextOpeningMs(window, ms, instant.add(WINDOW_HORIZON).epochMilliseconds);
  if (opens === undefined) return undefined;
  // Open already, at an instant that may be finer than a millisecond.
  return opens === ms ? instant : Temporal.Instant.fromEpochMilliseconds(opens);
}

/** The same in milliseconds since the epoch, looking no further than `latest`. */
export function nextOpeningMs(window: SendingWindow, ms: number, latest: number): number | undefined {
  const first = epochDayIn(window.zone, ms) - 1;
  for (let day = first; day <= first + HORIZON_DAYS + 1; day += 1) {
    let start = Infinity;
    for (const { from, to } of openingsOn(window, day)) if (ms < to && from < start) start = from;
    if (start === Infinity) continue;
    return start > latest ? undefined : Math.max(start, ms);
  }
  return undefined;
}

/** The first instant at which it is shut again; undefined when it is shut now, or does not shut within 400 days. */
export function closesAt(window: SendingWindow, instant: Temporal.Instant): Temporal.Instant | undefined {
  const latest = instant.add(WINDOW_HORIZON).epochMilliseconds;
  let edge: number | undefined;
  for (
    let opening = openingAround(window, instant.epochMilliseconds);
    opening;
    opening = openingAround(window, edge)
  ) {
    edge = opening.to;
    if (latest < edge) return undefined;
  }
  return edge === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(edge);
}

function openingAround(window: SendingWindow, ms: number): Opening | undefined {
  const today = epochDayIn(window.zone, ms);
  const around = (opening: Opening) => opening.from <= ms && ms < opening.to;
  // Yesterday counts too: an edge that the clock skips can move past midnight.
  return openingsOn(window, today - 1).find(around) ?? openingsOn(window, today).find(around);
}

function openingsOn(window: SendingWindow, epochDay: number): Opening[] {
  // 1970-01-01 was a Thursday.
  if (!window.weekdays.includes(((((epochDay + 3) % 7) + 7) % 7) + 1)) return [];
  if (window.holidays?.length && window.holidays.includes(dateOf(epochDay).toString())) return [];
  // A zone that crosses the date line leaves out a whole day: nothing happens on it.
  if (quietInstant(window.zone, epochDay, 0) === undefined && isLeftOut(window.zone, epochDay)) return [];
  return window.ranges
    .map(({ from, to }) => ({
      from: instantOf(window.zone, epochDay, minutesOf(from)),
      to: instantOf(window.zone, epochDay, minutesOf(to)),
    }))
    .filter((opening) => opening.from < opening.to);
}

function instantOf(zone: string, epochDay: number, minutes: number): number {
  return quietInstant(zone, epochDay, minutes) ?? resolve(zone, epochDay, minutes).epochMilliseconds;
}

/** The rule for a time that does not exist, or exists twice. */
function resolve(zone: string, epochDay: number, minutes: number): Temporal.ZonedDateTime {
  const wallClock = dateOf(epochDay).toPlainDateTime().add({ minutes });
  return wallClock.toZonedDateTime(zone, { disambiguation: 'compatible' });
}

const isLeftOut = (zone: string, epochDay: number): boolean =>
  !resolve(zone, epochDay, 12 * 60)
    .toPlainDate()
    .equals(dateOf(epochDay));

const dateOf = (epochDay: number): Temporal.PlainDate =>
  Temporal.PlainDate.from('1970-01-01').add({ days: epochDay });

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
