/**
 * When is a wait of a sequence over?
 *
 * First its duration, then its working days, then the next weekday and time of its own. Days off and wall-clock times are
 * those of one calendar. A wall-clock time that the clock skips (spring) or repeats (autumn) is resolved as `compatible`,
 * as in sending windows: a skipped time moves later by the length of the gap, a repeated one means its first occurrence.
 */
import { after, type Duration } from './duration.js';
import { isBefore } from './order.js';

export interface WaitTime {
  readonly for?: WaitFor;
  /** Once `for` is over: the first such moment from then on. */
  readonly until?: WeeklyMoment;
}

export interface WaitFor extends Duration {
  /** Days that are neither weekend nor holiday, kept at the same time of day. */
  readonly workingDays?: number;
}

export interface WeeklyMoment {
  /** ISO weekdays, 1 = Monday … 7 = Sunday. Left out: every day. */
  readonly weekdays?: readonly number[];
  /** Wall-clock time, `HH:MM`. */
  readonly time: string;
}

export interface WorkCalendar {
  /** IANA name, as in `Europe/Paris`. */
  readonly zone: string;
  /** ISO dates on which nobody works. */
  readonly holidays?: readonly string[];
}

const SATURDAY = 6;
/** Nobody is idle for longer: a calendar of nothing but holidays still comes to an end. */
const HORIZON_DAYS = 400;

/** Never before `start`. */
export function endOfWait(start: Temporal.Instant, wait: WaitTime, calendar: WorkCalendar): Temporal.Instant {
  const passed = after(start, wait.for ?? {});
  const worked = afterWorkingDays(passed, wait.for?.workingDays ?? 0, calendar);
  return wait.until ? nextMoment(worked, wait.until, calendar.zone) : worked;
}

function afterWorkingDays(start: Temporal.Instant, days: number, calendar: WorkCalendar): Temporal.Instant {
  if (days <= 0) return start;
  const local = start.toZonedDateTimeISO(calendar.zone);
  let date = local.toPlainDate();
  for (let left = days, idle = 0; left > 0 && idle < HORIZON_DAYS;) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date, calendar)) left -= 1;
    else idle += 1;
  }
  return atTime(date, local.toPlainTime(), calendar.zone);
}

function isWorkingDay(date: Temporal.PlainDate, { zone, holidays }: WorkCalendar): boolean {
  return date.dayOfWeek < SATURDAY && !holidays?.includes(date.toString()) && exists(date, zone);
}

function nextMoment(
  from: Temporal.Instant,
  { weekdays, time }: WeeklyMoment,
  zone: string,
): Temporal.Instant {
  const clock = Temporal.PlainTime.from(time);
  // Yesterday counts too: a time that the clock skips can move past midnight.
  let date = from.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  for (let looked = 0; looked <= HORIZON_DAYS; looked += 1, date = date.add({ days: 1 })) {
    if (!exists(date, zone) || (weekdays && !weekdays.includes(date.dayOfWeek))) continue;
    const moment = atTime(date, clock, zone);
    if (!isBefore(moment, from)) return moment;
  }
  return from;
}

const atTime = (date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant =>
  date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();

/** A zone that crosses the date line leaves out a whole day: nothing happens on it. */
const exists = (date: Temporal.PlainDate, zone: string): boolean =>
  date
    .toPlainDateTime('12:00')
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toPlainDate()
    .equals(date);
