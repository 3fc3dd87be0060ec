/**
 * How do the waiting touches of a campaign leave their lanes and come back? They do not: its strands are passed by while it
 * does not run (see `engine/lane-heads.ts`). Only what has a slot already gives it up, so that a pause and a resume cost
 * what the next minutes hold, however many wait.
 */
import type { CampaignStore } from '#application';
import type { Db } from '../database/db.js';
import { wakeSpent } from '../budget/wake-spent.js';
import { openLanes } from '../engine/open-lanes.js';

export function createTouchGate(db: Db): Pick<CampaignStore, 'closeTouches' | 'openTouches' | 'wakeSpent'> {
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
    },
  };

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
