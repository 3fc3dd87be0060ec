/**
 * How do the waiting touches of a campaign leave their lanes and come back? They do not: its strands are passed by while it
 * does not run (see `engine/lane-heads.ts`). Only what has a slot already gives it up, so that a pause and a resume cost
 * what the next minutes hold, however many wait.
 */
import type { CampaignStore } from '#application';
import type { Db } from '../database/db.js';
import { countToday } from '../budget/count-today.js';
import { openGates, wakeSpent } from '../budget/wake-spent.js';
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

    countToday: (campaignId, now) => countToday(db, campaignId, now),
  };

  /** Behind the gates of spent domains nobody of a campaign that was paused was let in: they are asked again, after the lanes. */
  async function openGatesOf(campaignId: string, now: Temporal.Instant): Promise<void> {
    const gates = `EXISTS (SELECT 1 FROM domain_gates g WHERE g.workspace_id = $1::uuid AND g.account_id = lanes.account_id AND g.kind = lanes.kind
      AND g.account_id IN (SELECT ca.account_id FROM campaign_accounts ca WHERE ca.workspace_id = $1::uuid AND ca.campaign_id = $3::uuid))`;
    await openLanes(db, now, gates, [campaignId]);
    await openGates(
      db,
      now,
      'IN (SELECT ca.account_id FROM campaign_accounts ca WHERE ca.workspace_id = $1::uuid AND ca.campaign_id = $2::uuid)',
      campaignId,
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
