/**
 * How long is "3 days"?
 *
 * Durations are written as numbers with a unit, so that they read well in JSON. A day is 24 hours of business time:
 * windows, not durations, keep sends inside working hours.
 */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

const MINUTE_MS = 60_000;

export function durationMs(duration: Duration): number {
  const minutes = (duration.days ?? 0) * 24 * 60 + (duration.hours ?? 0) * 60 + (duration.minutes ?? 0);
  return Math.round(minutes * MINUTE_MS);
}

export function after(instant: Temporal.Instant, duration: Duration): Temporal.Instant {
  return instant.add({ milliseconds: durationMs(duration) });
}
