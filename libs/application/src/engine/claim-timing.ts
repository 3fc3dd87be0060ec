/** Is this the moment that was chosen for a touch, and is what is known of its inbox fresh enough? */
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { ClaimRow } from './attempt-store.port.js';
import { realNow } from './engine-dependencies.js';

/** Real milliseconds after its slot for which a wake-up still counts as on time. */
const LATE_MS = 30_000;

/**
 * After an outage the wake-ups of all that was reserved come at once; sent like that, no gap would be left between them.
 * Late is counted in real time, since dispatching takes real time: as long as it takes to the instant that lies as far
 * ahead as the slot lies back. A clock that is stepped by hand cannot say, and is nobody's outage.
 */
export async function isOnTime(
  clock: BusinessClock,
  slotAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const lateBy = slotAt ? now.since(slotAt) : undefined;
  if (!lateBy || lateBy.sign <= 0) return true;
  const realMs = await clock.realDelayUntil(now.add(lateBy));
  return realMs === undefined || realMs <= LATE_MS;
}

export function inboxIsFresh(row: ClaimRow): boolean {
  if (!row.inboxReadAt) return false;
  const age = realNow().since(row.inboxReadAt).total('minutes');
  return age <= row.inboxStaleMinutes;
}
