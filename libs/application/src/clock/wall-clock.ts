/** Business time as the wall clock tells it: the production clock. */
import type { BusinessClock } from './business-clock.port.js';

export const wallClock: BusinessClock = {
  now: () => Promise.resolve(nowInMilliseconds()),
  realDelayUntil: (instant) => Promise.resolve(Math.max(0, instant.epochMilliseconds - Date.now())),
};

/** Postgres keeps milliseconds; a finer instant would come back as another one. */
function nowInMilliseconds(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}
