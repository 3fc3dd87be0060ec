/** What would a lane tell a touch that is ready now? Asks allocation itself. */
import { allocateLane } from '../pacing/allocate.js';
import type { Lane } from '../pacing/lane.js';
import type { DeferralReason } from '../pacing/reasons.js';

export interface LaneOutlook {
  readonly reason: DeferralReason;
  /** When the lane may send next; null when only a person can open it. */
  readonly until: Temporal.Instant | null;
}

/** A lane that may send has others to send first, one by one: `gap`. */
export function laneOutlook(lane: Lane, now: Temporal.Instant, horizonSeconds: number): LaneOutlook {
  const decision = allocateLane(lane, [{ touchId: '', dueAt: now }], {
    now,
    horizonSeconds,
    random: () => 0,
  });
  const [slot] = decision.slots;
  if (slot) return { reason: 'gap', until: slot.at };
  const opensByItself =
    lane.blockedBy === undefined && (lane.budget.room > 0 || lane.budget.opensAt !== null);
  return { reason: decision.reason ?? 'gap', until: opensByItself ? decision.lookAgainAt : null };
}
