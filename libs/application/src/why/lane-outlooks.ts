/** How do the lanes stand in which these touches wait? */
import { laneOutlook, type LaneOutlook, UNLIMITED } from '#domain';
import { laneBudgets } from '../budget/lane-budgets.js';
import { realNow } from '../engine/engine-dependencies.js';
import type { ReadStores } from '../persistence/stores.js';
import type { OutlookOf } from './reasons-of.js';
import type { OpenGroup } from './why-reads.port.js';

/** As far ahead as slots are reserved. */
const HORIZON_SECONDS = 300;

export async function laneOutlooks(
  { why, accounts }: Pick<ReadStores, 'why' | 'accounts'>,
  groups: readonly OpenGroup[],
  now: Temporal.Instant,
): Promise<OutlookOf> {
  const accountIds = [...new Set(groups.map(({ accountId }) => accountId))];
  const lanes = await why.lanes(accountIds, realNow());
  const budgets = await laneBudgets(accounts, lanes, now);
  const outlooks = new Map<string, LaneOutlook>(
    lanes.map(({ blockedBy, ...lane }, index) => [
      `${lane.accountId}/${lane.kind}`,
      laneOutlook(
        { ...lane, budget: budgets[index] ?? UNLIMITED, blockedBy: blockedBy ?? undefined },
        now,
        HORIZON_SECONDS,
      ),
    ]),
  );
  return (accountId, kind) => outlooks.get(`${accountId}/${kind}`);
}
