/** Which calendar day is it for an account in virtual time? Time only moves on, so each day is looked up once. */
import { localDay, nextLocalDay } from '../time/local-day.js';

export interface VirtualDay {
  /** `YYYY-MM-DD` in the zone. */
  readonly day: string;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  readonly end: Temporal.Instant;
}

export type VirtualDays = (zone: string, at: number) => VirtualDay;

export function createVirtualDays(): VirtualDays {
  const today = new Map<string, VirtualDay>();
  return (zone, at) => {
    const known = today.get(zone);
    if (known && at < known.endsAt) return known;
    const instant = Temporal.Instant.fromEpochMilliseconds(at);
    const end = nextLocalDay(instant, zone);
    const day = { day: localDay(instant, zone), endsAt: end.epochMilliseconds, end };
    today.set(zone, day);
    return day;
  };
}
