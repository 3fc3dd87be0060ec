/** Which stored figures make up a period, and into which days, weeks or months is it cut? Plain days, ISO 8601. */
export const INTERVALS = ['day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** From its first to its last day, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Cover {
  /** First days of whole months. */
  readonly months: Period | null;
  readonly days: readonly Period[];
}

/** Whole months as months, the rest as days, so that a long period is read in few rows. */
export function coverPeriod({ from, to }: Period): Cover {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  const wholeFrom = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const wholeUntil = last.add({ days: 1 }).with({ day: 1 });
  if (Temporal.PlainDate.compare(wholeFrom, wholeUntil) >= 0) return { months: null, days: [{ from, to }] };
  const before = { from, to: wholeFrom.subtract({ days: 1 }).toString() };
  const after = { from: wholeUntil.toString(), to };
  return {
    months: { from: wholeFrom.toString(), to: wholeUntil.subtract({ months: 1 }).toString() },
    days: [before, after].filter((days) => days.from <= days.to),
  };
}

export interface Bucket extends Period {
  /** `2026-03-02`, `2026-W10` or `2026-03`. */
  readonly key: string;
  /** First day of the whole interval, which may be before the period. */
  readonly startsOn: string;
}

/** Every interval that the period touches, in order; the first and the last are cut to the period. */
export function bucketsOf({ from, to }: Period, interval: Interval): Bucket[] {
  const last = Temporal.PlainDate.from(to);
  const buckets: Bucket[] = [];
  for (
    let day = Temporal.PlainDate.from(from), next;
    Temporal.PlainDate.compare(day, last) <= 0;
    day = next
  ) {
    next = startOfNext(day, interval);
    const end = next.subtract({ days: 1 });
    buckets.push({
      key: keyOf(day, interval),
      startsOn: startOf(day, interval).toString(),
      from: day.toString(),
      to: Temporal.PlainDate.compare(end, last) < 0 ? end.toString() : to,
    });
  }
  return buckets;
}

/** How many intervals a period touches, without listing them. */
export function intervalsIn({ from, to }: Period, interval: Interval): number {
  const unit = { day: 'days', week: 'weeks', month: 'months' } as const;
  const first = startOf(Temporal.PlainDate.from(from), interval);
  const last = startOf(Temporal.PlainDate.from(to), interval);
  return first.until(last, { largestUnit: unit[interval] })[unit[interval]] + 1;
}

function startOf(day: Temporal.PlainDate, interval: Interval): Temporal.PlainDate {
  if (interval === 'day') return day;
  if (interval === 'week') return day.subtract({ days: day.dayOfWeek - 1 });
  return day.with({ day: 1 });
}

function startOfNext(day: Temporal.PlainDate, interval: Interval): Temporal.PlainDate {
  if (interval === 'day') return day.add({ days: 1 });
  if (interval === 'week') return day.add({ days: 8 - day.dayOfWeek });
  return day.with({ day: 1 }).add({ months: 1 });
}

function keyOf(day: Temporal.PlainDate, interval: Interval): string {
  if (interval === 'day') return day.toString();
  if (interval === 'month') return day.toString().slice(0, 7);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}
