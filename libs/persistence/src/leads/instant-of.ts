/** How does a `timestamptz` leave the database room? As the instant it is; the column keeps milliseconds. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
