/** Is this window one that an account can work by? Every problem is reported at once, each with its path. */
import type { SendingWindow } from './window.js';

export type WindowProblemCode =
  | 'unknown_zone'
  | 'no_weekdays'
  | 'bad_weekday'
  | 'no_ranges'
  | 'bad_time'
  | 'range_backwards'
  | 'ranges_overlap'
  | 'bad_holiday';

export interface WindowProblem {
  readonly path: string;
  readonly code: WindowProblemCode;
  readonly message: string;
}

type Found = [path: string, code: WindowProblemCode, message: string];

export function windowProblems(window: SendingWindow): WindowProblem[] {
  return [...find(window)].map(([path, code, message]) => ({ path, code, message }));
}

function* find({ zone, weekdays, ranges, holidays = [] }: SendingWindow): Generator<Found> {
  if (!isIanaZone(zone))
    yield ['zone', 'unknown_zone', `"${zone}" is not an IANA zone. Write one like "Europe/Paris".`];
  if (weekdays.length === 0)
    yield ['weekdays', 'no_weekdays', 'Choose at least one, 1 = Monday … 7 = Sunday.'];
  for (const [index, weekday] of weekdays.entries()) {
    if (Number.isInteger(weekday) && weekday >= 1 && weekday <= 7) continue;
    yield [`weekdays[${index}]`, 'bad_weekday', `${weekday} is no weekday, 1 = Monday … 7 = Sunday.`];
  }
  if (ranges.length === 0) yield ['ranges', 'no_ranges', 'Add at least one range, such as 09:00 to 17:30.'];
  yield* findInRanges(ranges);
  for (const [index, holiday] of holidays.entries()) {
    if (!isDate(holiday))
      yield [`holidays[${index}]`, 'bad_holiday', `"${holiday}" is no date. Write YYYY-MM-DD.`];
  }
}

function* findInRanges(ranges: SendingWindow['ranges']): Generator<Found> {
  const seen: { from: number; to: number; index: number }[] = [];
  for (const [index, range] of ranges.entries()) {
    const path = `ranges[${index}]`;
    const from = range.from === '24:00' ? undefined : minutesOf(range.from);
    const to = minutesOf(range.to);
    if (from === undefined)
      yield [`${path}.from`, 'bad_time', `"${range.from}" is no time. Write 00:00 to 23:59.`];
    if (to === undefined) yield [`${path}.to`, 'bad_time', `"${range.to}" is no time. Write 00:01 to 24:00.`];
    if (from === undefined || to === undefined) continue;
    if (from >= to) {
      yield [
        path,
        'range_backwards',
        'It ends before it begins. Over midnight, write two: to 24:00 and from 00:00.',
      ];
      continue;
    }
    const other = seen.find((earlier) => earlier.from < to && from < earlier.to);
    if (other) yield [path, 'ranges_overlap', `It overlaps ranges[${other.index}]. Join them into one.`];
    seen.push({ from, to, index });
  }
}

export const isIanaZone = (zone: string): boolean => normaliseZone(zone) !== undefined;

/** As the zone is spelt, whatever the case; undefined when there is none. Offsets such as `+02:00` know no summer time. */
export function normaliseZone(zone: string): string | undefined {
  if (!/^[A-Za-z]/.test(zone)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Minutes since midnight; 1440 for `24:00`. */
function minutesOf(time: string): number | undefined {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) return undefined;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
