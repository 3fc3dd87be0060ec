/** When does a budget open again? By the calendar of the account, whatever its clocks do. */

/** What was used on an ISO date. */
export interface DayUse {
  readonly day: string;
  readonly used: number;
}

/** The first instant of a date in the zone. */
export function startOfDay(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant();
}

/** The first date of the month that follows. */
export function monthAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.with({ day: 1 }).add({ months: 1 });
}

/**
 * The first date ahead on which a rolling seven days hold less than the cap, if nothing more is used until then.
 *
 * @param stillToday What will be used before today is over.
 */
export function weekOpensOn(
  days: readonly DayUse[],
  today: Temporal.PlainDate,
  cap: number,
  stillToday: number,
): Temporal.PlainDate {
  for (let ahead = 1; ahead < 7; ahead += 1) {
    const opens = today.add({ days: ahead });
    const first = opens.subtract({ days: 6 });
    const held = days.filter(({ day }) => Temporal.PlainDate.compare(day, first) >= 0);
    if (held.reduce((sum, { used }) => sum + used, stillToday) < cap) return opens;
  }
  return today.add({ days: 7 });
}
