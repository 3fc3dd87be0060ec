/** How do instants pass between Postgres and the rest? As Date in rows, as `Temporal.Instant` everywhere else. */
export function toInstant(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

export function toInstantOrNull(date: Date | null): Temporal.Instant | null {
  return date === null ? null : toInstant(date);
}
