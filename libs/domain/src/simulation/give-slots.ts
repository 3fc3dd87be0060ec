/** Which touches of a lane get the next minutes? `allocateLane` says, of the same heads that the engine would show it. */
import { allocateLane } from '../pacing/allocate.js';
import { slotsInReach } from '../pacing/lane-chance.js';
import type { Candidate, LaneDecision } from '../pacing/lane.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { RunContext } from './context.js';
import { openDueGates, shutGate } from './gates.js';
import { headsOf, type LaneState, leave } from './stage.js';

export function giveSlots(run: RunContext, lane: LaneState, at: number): void {
  const { rules, ledger, agenda } = run;
  openDueGates(run, lane, at);
  const { account, kind, deficits, nextSlotAt } = lane;
  const { horizonSeconds, mostSlots } = rules;
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  const round = { now, horizonSeconds, mostSlots, random: lane.random };
  const fit = slotsInReach({ nextSlotAt, gapSeconds: account.gapSeconds }, round, mostSlots);
  const candidates = headsOf(lane, fit + 1);
  lane.lookAt = Infinity;
  lane.deafUntil = 0;
  if (candidates.length === 0) return agenda.look(lane, Math.max(at + 1, lane.gateOpensAt));
  const decision = allocateLane(
    {
      accountId: account.id,
      kind,
      windows: account.windows,
      zone: account.zone,
      budget: ledger.budget(account, kind, at),
      nextSlotAt,
      gapSeconds: account.gapSeconds,
      deficits,
      recipients: ledger.recipients(account, kind, candidates, at),
      campaigns: ledger.campaigns(account, at),
    },
    candidates,
    round,
  );
  lane.nextSlotAt = decision.nextSlotAt;
  lane.deficits = decision.deficits;
  lane.reason = decision.reason ?? null;
  for (const slot of decision.slots) {
    const touch = lane.waiting.get(slot.touchId);
    if (!touch) continue;
    leave(touch);
    ledger.reserve(touch.purchaser, 1);
    agenda.send(touch, slot.at.epochMilliseconds);
  }
  const spent = new Map<string, number>();
  for (const { touchId, until } of decision.parked) {
    const domain = lane.waiting.get(touchId)?.lead.lead.recipientDomain;
    if (domain) spent.set(domain, until.epochMilliseconds);
  }
  for (const [domain, opensAt] of spent) shutGate(lane, domain, opensAt);
  const again = decision.lookAgainAt.epochMilliseconds;
  if (isDeaf(decision, candidates)) lane.deafUntil = again - horizonSeconds * 1000;
  const moved = decision.slots.length + decision.parked.length > 0;
  agenda.look(lane, Math.max(moved ? at : at + 1, Math.min(again, lane.gateOpensAt)));
}

const OF_THE_LANE: readonly DeferralReason[] = [
  'gap',
  'budget_spent',
  'week_spent',
  'month_spent',
  'credits_spent',
  'warming_up',
  'limit_reported',
  'window_never_opens',
];

/** Whoever comes meanwhile finds the lane as shut as those who wait: until then no look could give out a slot. */
function isDeaf({ reason }: LaneDecision, candidates: readonly Candidate[]): boolean {
  if (reason === undefined) return false;
  if (reason === 'outside_window') return candidates.every(({ windows = [] }) => windows.length === 0);
  return OF_THE_LANE.includes(reason);
}
