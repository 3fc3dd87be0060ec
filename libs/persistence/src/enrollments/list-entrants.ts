/**
 * How do leads get onto the way into the campaigns for which they are live?
 *
 * Here they are only listed, at the cost of one look at each: whether they may be written to, and whether there is a free
 * place, is asked when their turn comes (`enterWaiting`). Who waits keeps the place, who is enrolled is passed over, and who
 * was left out is looked at again, for something about them changed.
 */
import type { Sql, SqlValue } from '../database/db.js';

/** Campaigns, and audiences that are live in them, of which somebody may have become a member. */
export const LIVE_CAMPAIGN = `c.status IN ('scheduled', 'running', 'paused')`;

/**
 * `targets` gives `campaign_id` and may use the values from $4 on; the first three are the workspace, the leads and when each
 * of them was there (business time). Of one lead that comes twice, the first counts.
 */
export async function listEntrants(
  sql: Sql,
  targets: string,
  values: readonly [
    workspaceId: string,
    leadIds: readonly string[],
    at: readonly string[],
    ...more: SqlValue[],
  ],
): Promise<number> {
  if (values[1].length === 0) return 0;
  const rows = await sql.rows(
    `INSERT INTO campaign_entries AS known (workspace_id, campaign_id, lead_id, source, asked_at)
     SELECT $1::uuid, target.campaign_id, x.lead_id, 'live', min(x.at)
     FROM unnest($2::uuid[], $3::timestamptz[]) AS x (lead_id, at)
     JOIN leads l ON l.workspace_id = $1::uuid AND l.id = x.lead_id AND l.state = 'present'
     CROSS JOIN LATERAL (${targets}) target
     WHERE NOT EXISTS (SELECT 1 FROM enrollments e
       WHERE e.workspace_id = $1::uuid AND e.campaign_id = target.campaign_id AND e.lead_id = x.lead_id)
     GROUP BY target.campaign_id, x.lead_id ORDER BY target.campaign_id, x.lead_id
     ON CONFLICT (workspace_id, campaign_id, lead_id) DO UPDATE
       SET state = 'waiting', reason = NULL, looked_at = NULL, asked_at = EXCLUDED.asked_at
       WHERE known.state = 'left_out'
     RETURNING lead_id`,
    values,
  );
  return rows.length;
}

/** Of the static audience $4: the campaigns in which it is live. */
export const LIVE_OF_AUDIENCE = `SELECT a.campaign_id FROM campaign_audiences a
  JOIN campaigns c ON c.workspace_id = a.workspace_id AND c.id = a.campaign_id AND ${LIVE_CAMPAIGN}
  WHERE a.workspace_id = $1::uuid AND a.audience_id = $4::uuid AND a.live`;
