/** Which instant comes first? */
export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Temporal.Instant.compare(a, b) < 0;

export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a);

export function earliest(instants: Iterable<Temporal.Instant>): Temporal.Instant | undefined {
  let first: Temporal.Instant | undefined;
  for (const instant of instants) if (!first || isBefore(instant, first)) first = instant;
  return first;
}
