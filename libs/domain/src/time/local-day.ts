/** Which calendar day is it for an account? Budgets are counted per day of the account's own zone. */
import { epochDayIn, quietInstant } from './zone-offset.js';

/** `YYYY-MM-DD` in the zone. */
export function localDay(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant of the zone's next calendar day: always later than `instant`. */
export function nextLocalDay(instant: Temporal.Instant, zone: string): Temporal.Instant {
  const quiet = quietInstant(zone, epochDayIn(zone, instant.epochMilliseconds) + 1, 0);
  if (quiet !== undefined) return Temporal.Instant.fromEpochMilliseconds(quiet);
  // Near a change of clocks a midnight may not exist.
  return instant.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone).toInstant();
}
