/**
 * Which touches get the next minutes of each account?
 *
 * Pure: SQL fetches the open lanes and the heads of their queues, this decides, and the simulation asks the same
 * question with a virtual clock.
 */
import { firstDue, gapMs, nextChance, whenDue } from './lane-chance.js';
import type { AllocationRound, Candidate, Lane, LaneDecision, Slot } from './lane.js';

/** A lane that is blocked as a whole is looked at again after this long, in seconds of business time. */
const BLOCKED_SECONDS = 60;

/** What every lane gets out of one round, in the order of the lanes. */
export function allocate<L extends Lane>(
  lanes: readonly { readonly lane: L; readonly candidates: readonly Candidate[] }[],
  round: AllocationRound,
): { readonly lane: L; readonly decision: LaneDecision }[] {
  return lanes.map(({ lane, candidates }) => ({ lane, decision: allocateLane(lane, candidates, round) }));
}

/**
 * Gives slots to the candidates in their given order. A slot lies inside the window, after the gap, within the horizon
 * and the lane's budget, and never before its touch is due. No slot lies past the account's midnight: tomorrow's
 * budget is counted tomorrow.
 */
export function allocateLane(
  lane: Lane,
  candidates: readonly Candidate[],
  round: AllocationRound,
): LaneDecision {
  if (lane.blockedBy) {
    const lookAgainAt = round.now.add({ seconds: BLOCKED_SECONDS });
    return { slots: [], nextSlotAt: lane.nextSlotAt, lookAgainAt, reason: lane.blockedBy };
  }
  const waiting = new Map(candidates.map((candidate) => [candidate.touchId, candidate]));
  const slots: Slot[] = [];
  let nextSlotAt = lane.nextSlotAt;
  for (;;) {
    const budget = { ...lane.budget, room: lane.budget.room - slots.length };
    const chance = nextChance({ ...lane, nextSlotAt, budget }, round);
    if (!chance.inReach) {
      const reason = waiting.size > 0 ? { reason: chance.reason } : {};
      return { slots, nextSlotAt, lookAgainAt: chance.at, ...reason };
    }
    const chosen = firstDue(waiting.values(), chance.at);
    if (!chosen) return { slots, nextSlotAt, lookAgainAt: whenDue(waiting.values(), chance.at, round) };
    waiting.delete(chosen.touchId);
    slots.push({ touchId: chosen.touchId, at: chance.at });
    nextSlotAt = chance.at.add({ milliseconds: gapMs(lane, round) });
  }
}
