/**
 * When may this account send?
 *
 * A window is weekdays and ranges of wall-clock time in an IANA zone, less holidays. Preview, simulation and sending
 * all ask this file. A range's edge that the clock skips (spring) or repeats (autumn) is resolved as `compatible`:
 * a skipped time moves later by the length of the gap, a repeated one means its first occurrence.
 */
import { earliest, isBefore } from '../time/order.js';

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

/** How far ahead anybody looks: a window that stays shut for longer counts as never open. */
const HORIZON_DAYS = 400;

interface Opening {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Whether the account may send at this very instant. */
export function isOpen(window: SendingWindow, instant: Temporal.Instant): boolean {
  return openingAround(window, instant) !== undefined;
}

/** The first open instant at or after `instant`; undefined when there is none within 400 days. */
export function nextOpening(window: SendingWindow, instant: Temporal.Instant): Temporal.Instant | undefined {
  const latest = instant.add({ hours: HORIZON_DAYS * 24 });
  const first = localDate(window, instant).subtract({ days: 1 });
  for (let day = 0; day <= HORIZON_DAYS + 1; day += 1) {
    const starts = openingsOn(window, first.add({ days: day }))
      .filter((opening) => isBefore(instant, opening.to))
      .map((opening) => (isBefore(opening.from, instant) ? instant : opening.from));
    const start = earliest(starts);
    if (start) return isBefore(latest, start) ? undefined : start;
  }
  return undefined;
}

/** The first instant at which it is shut again; undefined when it is shut now, or does not shut within 400 days. */
export function closesAt(window: SendingWindow, instant: Temporal.Instant): Temporal.Instant | undefined {
  const latest = instant.add({ hours: HORIZON_DAYS * 24 });
  let edge: Temporal.Instant | undefined;
  for (let opening = openingAround(window, instant); opening; opening = openingAround(window, edge)) {
    edge = opening.to;
    if (isBefore(latest, edge)) return undefined;
  }
  return edge;
}

function openingAround(window: SendingWindow, instant: Temporal.Instant): Opening | undefined {
  const today = localDate(window, instant);
  // Yesterday counts too: an edge that the clock skips can move past midnight.
  return [today.subtract({ days: 1 }), today]
    .flatMap((date) => openingsOn(window, date))
    .find((opening) => !isBefore(instant, opening.from) && isBefore(instant, opening.to));
}

function openingsOn(window: SendingWindow, date: Temporal.PlainDate): Opening[] {
  if (!window.weekdays.includes(date.dayOfWeek)) return [];
  if (window.holidays?.includes(date.toString())) return [];
  // A zone that crosses the date line leaves out a whole day: nothing happens on it.
  if (!atTime(window, date, '12:00').toPlainDate().equals(date)) return [];
  return window.ranges
    .map((range) => ({
      from: atTime(window, date, range.from).toInstant(),
      to: atTime(window, date, range.to).toInstant(),
    }))
    .filter((opening) => isBefore(opening.from, opening.to));
}

function atTime(window: SendingWindow, date: Temporal.PlainDate, time: string): Temporal.ZonedDateTime {
  const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
  return day.toPlainDateTime(clock).toZonedDateTime(window.zone, { disambiguation: 'compatible' });
}

const localDate = (window: SendingWindow, instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(window.zone).toPlainDate();
