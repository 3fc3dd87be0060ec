/**
 * Which touches get the next minutes of each account?
 *
 * Pure: SQL fetches the open lanes and the heads of their strands, this decides, and the simulation asks the same
 * question with a virtual clock.
 */
import { later } from '../time/order.js';
import { gapMs, NEVER_OPENS_HOURS, nextChance } from './lane-chance.js';
import type { AllocationRound, Candidate, Lane, LaneDecision, Slot } from './lane.js';
import { WaitingTouches } from './waiting-touches.js';

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
 * Gives slots to the candidates: follow-ups first, the campaigns in fair turns. A slot lies inside the window, after the gap,
 * within the horizon and the lane's budget, and never before its touch is due. No slot lies past the account's midnight:
 * tomorrow's budget is counted tomorrow.
 */
export function allocateLane(
  lane: Lane,
  candidates: readonly Candidate[],
  round: AllocationRound,
): LaneDecision {
  const { deficits = {}, blockedBy: reason } = lane;
  if (reason) {
    const lookAgainAt = round.now.add({ seconds: BLOCKED_SECONDS });
    return { slots: [], nextSlotAt: lane.nextSlotAt, lookAgainAt, reason, parked: [], deficits };
  }
  const waiting = new WaitingTouches(candidates, lane);
  const slots: Slot[] = [];
  let nextSlotAt = lane.nextSlotAt;
  for (;;) {
    const { parked, deficits: owed } = waiting;
    const decided = { slots, nextSlotAt, parked, deficits: owed };
    if (slots.length >= (round.mostSlots ?? Infinity)) return { ...decided, lookAgainAt: nextSlotAt };
    const budget = { ...lane.budget, room: lane.budget.room - slots.length };
    const chance = nextChance({ ...lane, nextSlotAt, budget }, round);
    if (!chance.inReach) {
      return { ...decided, lookAgainAt: chance.at, ...(waiting.isEmpty ? {} : { reason: chance.reason }) };
    }
    const chosen = waiting.take(chance.at);
    if (!chosen) {
      const why = waiting.whyNot(chance.at);
      return { ...decided, lookAgainAt: lookAgain(waiting, chance.at, round), ...(why && { reason: why }) };
    }
    slots.push({
      touchId: chosen.touchId,
      at: chance.at,
      ...(chosen.campaign && { campaignId: chosen.campaign.id }),
    });
    nextSlotAt = chance.at.add({ milliseconds: gapMs(lane, round) });
  }
}

/** None of these can go at `at`. Where some were parked, others may stand behind them that nobody has seen. */
function lookAgain(waiting: WaitingTouches, at: Temporal.Instant, round: AllocationRound): Temporal.Instant {
  if (waiting.parked.length > 0) return round.now;
  if (waiting.isEmpty) return later(at, round.now.add({ seconds: Math.max(1, round.horizonSeconds) }));
  return waiting.nextAt(at) ?? round.now.add({ hours: NEVER_OPENS_HOURS });
}
