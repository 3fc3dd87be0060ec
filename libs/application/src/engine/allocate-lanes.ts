/**
 * Which touches get the next minutes of each account?
 *
 * Third stage: SQL fetches the open lanes and the heads of their strands, the pure `allocateLane` decides, and the
 * chosen touches are reserved with a time. Budget is only consumed by the claim, later.
 */
import { allocateLane, type Candidate, type LaneDecision, slotsInReach, UNLIMITED } from '#domain';
import { laneBudgets } from '../budget/lane-budgets.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { realNow } from './engine-dependencies.js';
import type { LaneRow, LaneUpdate } from './lane-store.port.js';

const LANES_A_ROUND = 200;
/** The most slots that one lane can be given in one round. */
const MOST_SLOTS = 20;
/** An empty lane is opened by the touch that enters it; this is only how long nobody looks of their own accord. */
const EMPTY_LANE = { hours: 24 };

/** One round; answers how many touches were given a slot. */
export async function allocateLanes(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async ({ lanes, budgets: ledger }) => {
    const open = await lanes.takeOpen(now, realNow(), LANES_A_ROUND);
    if (open.length === 0) return 0;
    const { horizonSeconds } = deps.settings;
    const round = { now, horizonSeconds, mostSlots: MOST_SLOTS, random: deps.random };
    // Of a lane that holds back as a whole nobody needs to know who waits in it.
    const free = open.filter((lane) => lane.blockedBy === null);
    const budgets = await laneBudgets(ledger, open, now);
    const found = await lanes.heads(
      // One more than fit: whoever is left over tells when to look again.
      free.map((lane) => ({ ...lane, most: slotsInReach(lane, round, MOST_SLOTS) + 1 })),
    );
    const heads = new Map(free.map((lane, index) => [lane, found[index] ?? []]));
    const updates: LaneUpdate[] = [];
    for (const [index, row] of open.entries()) {
      const candidates = heads.get(row) ?? [];
      const decision = allocateLane(
        {
          accountId: row.accountId,
          kind: row.kind,
          windows: row.windows,
          zone: row.zone,
          budget: budgets[index] ?? UNLIMITED,
          nextSlotAt: row.nextSlotAt,
          gapSeconds: row.gapSeconds,
          blockedBy: row.blockedBy ?? undefined,
          deficits: row.deficits,
        },
        candidates,
        round,
      );
      updates.push({
        accountId: row.accountId,
        kind: row.kind,
        nextSlotAt: decision.nextSlotAt,
        lookAt: lookAgainAt(row, candidates, decision, now),
        reason: decision.reason ?? null,
        slots: decision.slots,
        deficits: decision.deficits,
      });
    }
    return lanes.save(updates);
  });
}

/** An empty lane says nothing of when to look again. */
function lookAgainAt(
  { blockedBy }: LaneRow,
  candidates: readonly Candidate[],
  decision: LaneDecision,
  now: Temporal.Instant,
): Temporal.Instant {
  return candidates.length === 0 && blockedBy === null ? now.add(EMPTY_LANE) : decision.lookAgainAt;
}
