/** How does a campaign go back, or go away, before anybody was contacted? Without a trace in tables that count people. */
import type { CampaignStore } from '#application';
import type { Db } from '../database/db.js';

export function createUnstarted({
  workspaceId,
  sql,
}: Db): Pick<CampaignStore, 'remove' | 'discardEnrollments'> {
  return {
    async remove(campaignId) {
      await sql.rows('DELETE FROM campaigns WHERE workspace_id = $1::uuid AND id = $2::uuid', [
        workspaceId,
        campaignId,
      ]);
    },

    async discardEnrollments(campaignId) {
      // What a person booked or bought meanwhile is theirs, not of a campaign that never wrote to them.
      for (const table of ['meetings', 'deals']) {
        await sql.rows(
          `UPDATE ${table} SET enrollment_id = NULL, campaign_id = NULL
           WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid`,
          [workspaceId, campaignId],
        );
      }
      for (const table of ['enrollments', 'enrollment_days', 'campaign_entries']) {
        await sql.rows(`DELETE FROM ${table} WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid`, [
          workspaceId,
          campaignId,
        ]);
      }
    },
  };
}
