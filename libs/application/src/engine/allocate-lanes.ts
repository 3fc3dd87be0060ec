/**
 * Which touches get the next minutes of each account?
 *
 * Third stage: SQL fetches the open lanes and the heads of their queues, the pure `allocateLane` decides, and the
 * chosen touches are reserved with a time. Budget is only consumed by the claim, later.
 */
import { allocateLane, type Candidate, type LaneDecision, UNLIMITED } from '#domain';
import { laneBudgets } from '../budget/lane-budgets.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { realNow } from './engine-dependencies.js';
import type { LaneRow, LaneStore, LaneUpdate } from './lane-store.port.js';

const LANES_A_ROUND = 200;
/** The most slots that one lane can be given in one round. */
const HEADS = 20;
/** An empty lane is opened by the touch that enters it; this is only how long nobody looks of their own accord. */
const EMPTY_LANE = { hours: 24 };

/** One round; answers how many touches were given a slot. */
export async function allocateLanes(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async ({ lanes, budgets: ledger }) => {
    const open = await lanes.takeOpen(now, realNow(), LANES_A_ROUND);
    if (open.length === 0) return 0;
    const horizon = now.add({ seconds: deps.settings.horizonSeconds });
    const budgets = await laneBudgets(ledger, open, now);
    const heads = await lanes.heads(open, horizon, HEADS);
    const updates: LaneUpdate[] = [];
    for (const [index, row] of open.entries()) {
      const candidates = heads[index] ?? [];
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
        },
        candidates,
        { now, horizonSeconds: deps.settings.horizonSeconds, random: deps.random },
      );
      updates.push({
        accountId: row.accountId,
        kind: row.kind,
        nextSlotAt: decision.nextSlotAt,
        lookAt: await lookAgainAt(lanes, row, candidates, decision, now),
        reason: decision.reason ?? null,
        slots: decision.slots,
      });
    }
    await lanes.save(updates);
    return updates.reduce((total, update) => total + update.slots.length, 0);
  });
}

/** The decision knows only the heads that it was shown: of none, or of more behind them, the lane itself must tell. */
async function lookAgainAt(
  lanes: LaneStore,
  { accountId, kind }: LaneRow,
  candidates: readonly Candidate[],
  decision: LaneDecision,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  if (decision.slots.length === HEADS) return decision.nextSlotAt;
  if (candidates.length > 0) return decision.lookAgainAt;
  const nextDue = await lanes.nextDueOf(accountId, kind);
  if (!nextDue) return now.add(EMPTY_LANE);
  // Due, and yet nobody showed it: another worker holds it at this moment.
  return Temporal.Instant.compare(nextDue, now) > 0 ? nextDue : decision.lookAgainAt;
}
