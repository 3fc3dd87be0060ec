/** How do the waiting touches of a campaign leave their lanes and come back? In one statement, however many they are. */
import type { CampaignStore } from '#application';
import type { Db } from '../database/db.js';
import { openLanes } from '../engine/open-lanes.js';

export function createTouchGate(db: Db): Pick<CampaignStore, 'closeTouches' | 'openTouches'> {
  const { workspaceId, sql } = db;
  return {
    async closeTouches(campaignId) {
      // The new fence makes a wake-up that was already queued for a reserved touch worthless.
      await sql.rows(
        `UPDATE touches SET state = 'ready', open = false, slot_at = NULL, enqueued_at = NULL, reason = 'campaign_paused',
           fence = fence + (state = 'reserved')::int
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state IN ('ready', 'reserved')`,
        [workspaceId, campaignId],
      );
    },

    async openTouches(campaignId, now) {
      await sql.rows(
        // Whom somebody holds stays held.
        `UPDATE touches SET open = true, reason = NULLIF(reason, 'campaign_paused')
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND NOT open AND NOT EXISTS (
           SELECT 1 FROM enrollments e
           WHERE e.workspace_id = touches.workspace_id AND e.id = touches.enrollment_id AND e.paused_at IS NOT NULL)`,
        [workspaceId, campaignId],
      );
      await openLanes(
        db,
        now,
        `(account_id, kind) IN (
           SELECT account_id, kind FROM touches
           WHERE workspace_id = $1::uuid AND campaign_id = $3::uuid AND state = 'ready')`,
        [campaignId],
      );
    },
  };
}
