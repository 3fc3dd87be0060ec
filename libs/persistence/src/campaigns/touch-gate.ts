/**
 * How do the waiting touches of a campaign leave their lanes and come back? They do not: its strands are passed by while it
 * does not run (see `engine/lane-heads.ts`). Only what has a slot already gives it up, so that a pause and a resume cost
 * what the next minutes hold, however many wait.
 */
import type { CampaignStore } from '#application';
import type { Db } from '../database/db.js';
import { wakeSpent } from '../budget/wake-spent.js';
import { CAMPAIGN_ITEM, TOUCH_STEP_KINDS } from '#domain';
import { openLanes } from '../engine/open-lanes.js';

export function createTouchGate(
  db: Db,
): Pick<CampaignStore, 'closeTouches' | 'openTouches' | 'wakeSpent' | 'countToday'> {
  const { workspaceId, sql } = db;
  return {
    async closeTouches(campaignId) {
      // The new fence makes a wake-up that was already queued for a reserved touch worthless.
      await sql.rows(
        `UPDATE touches SET state = 'ready', slot_at = NULL, enqueued_at = NULL, fence = fence + 1
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'reserved'`,
        [workspaceId, campaignId],
      );
    },

    async wakeSpent(campaignId, now) {
      await wakeSpent(db, now, 'campaign_id = $3::uuid', campaignId);
      await openLanesOf(campaignId, now);
    },

    async openTouches(campaignId, now) {
      await openLanesOf(campaignId, now);
      await openGatesOf(campaignId, now);
    },

    async countToday(campaignId, now) {
      // Of yesterday as well: where an account lives it may be that day still.
      await sql.rows(
        `INSERT INTO budget_ledger AS b (workspace_id, holder_id, item, day, used)
         SELECT $1::uuid, $2::uuid, $4, k.day, sum((k.by_campaign->>($2::uuid)::text)::int)
         FROM budget_ledger k
         WHERE k.workspace_id = $1::uuid AND k.day >= ($3::timestamptz AT TIME ZONE 'UTC')::date - 1
           AND k.item = ANY($5::text[]) AND k.by_campaign ? ($2::uuid)::text
         GROUP BY k.day ORDER BY k.day
         ON CONFLICT (workspace_id, holder_id, item, day) DO UPDATE SET used = GREATEST(b.used, EXCLUDED.used)`,
        [workspaceId, campaignId, now.toString(), CAMPAIGN_ITEM, [...TOUCH_STEP_KINDS]],
      );
    },
  };

  /** Behind the gates of spent domains nobody of a campaign that was paused was let in: they are asked again, after the lanes. */
  async function openGatesOf(campaignId: string, now: Temporal.Instant): Promise<void> {
    const gates = `EXISTS (SELECT 1 FROM domain_gates g WHERE g.workspace_id = $1::uuid AND g.account_id = lanes.account_id AND g.kind = lanes.kind
      AND g.account_id IN (SELECT ca.account_id FROM campaign_accounts ca WHERE ca.workspace_id = $1::uuid AND ca.campaign_id = $3::uuid))`;
    await openLanes(db, now, gates, [campaignId]);
    await sql.rows(
      `UPDATE domain_gates SET opens_at = LEAST(opens_at, $3::timestamptz) WHERE workspace_id = $1::uuid AND account_id IN (
         SELECT ca.account_id FROM campaign_accounts ca WHERE ca.workspace_id = $1::uuid AND ca.campaign_id = $2::uuid)`,
      [workspaceId, campaignId, now.toString()],
    );
  }

  async function openLanesOf(campaignId: string, now: Temporal.Instant): Promise<void> {
    await openLanes(
      db,
      now,
      `EXISTS (
         SELECT 1 FROM touches t
         WHERE t.workspace_id = $1::uuid AND t.account_id = lanes.account_id AND t.kind = lanes.kind
           AND t.campaign_id = $3::uuid AND t.state = 'ready' AND t.open)`,
      [campaignId],
    );
  }
}
