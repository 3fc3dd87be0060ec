/** What do all its limits leave each of these lanes? In their order, with what is reserved counted as used. */
import { type Budget, isExempt, limitsOf, tightest, UNLIMITED } from '#domain';
import type { LaneRow } from '../engine/lane-store.port.js';
import type { BudgetReads } from './budget-ledger.port.js';
import { useQuestion } from './use-question.js';

export async function laneBudgets(
  ledger: BudgetReads,
  lanes: readonly LaneRow[],
  now: Temporal.Instant,
): Promise<readonly Budget[]> {
  const limited = lanes.filter(({ kind }) => !isExempt(kind));
  const moment = ({ zone }: LaneRow) => ({ now, zone });
  const uses = await ledger.uses(
    limited.map((lane) => useQuestion(lane.accountId, lane.kind, lane.limits, moment(lane))),
  );
  const budgets = new Map(
    limited.map((lane, index) => {
      const use = uses[index];
      if (!use) throw new Error('The ledger answered fewer questions than it was asked.');
      return [lane, tightest(limitsOf(lane.kind, lane.limits, use, moment(lane)))] as const;
    }),
  );
  return lanes.map((lane) => budgets.get(lane) ?? UNLIMITED);
}
