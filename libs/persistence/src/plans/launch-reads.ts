/** How do people and accounts stand before a launch? */
import type { LaunchReads, LeadStanding, UsedBudget } from '#application';
import type { TouchKind } from '#domain';
import type { Db } from '../database/db.js';
import { MATCHES_SUPPRESSION } from './matches-suppression.js';

interface StandingRow {
  readonly lead_id: string;
  readonly suppressed: boolean;
  readonly enrolled_here: boolean;
  readonly active_elsewhere: boolean;
  readonly last_identity_id: string | null;
}

export function createLaunchReads({ workspaceId, sql }: Db): LaunchReads {
  return {
    async standings(campaignId, leadIds) {
      const rows = await sql.rows<StandingRow>(
        `SELECT l.id AS lead_id,
           EXISTS (SELECT 1 FROM channel_identities ci
             JOIN suppressions s ON s.workspace_id = ci.workspace_id AND ${MATCHES_SUPPRESSION}
             WHERE ci.workspace_id = l.workspace_id AND ci.lead_id = l.id) AS suppressed,
           EXISTS (SELECT 1 FROM enrollments e WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id
             AND e.campaign_id = $3::uuid) AS enrolled_here,
           EXISTS (SELECT 1 FROM enrollments e WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id
             AND e.campaign_id <> $3::uuid AND e.status = 'active') AS active_elsewhere,
           (SELECT e.identity_id FROM enrollments e WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id
             ORDER BY e.id DESC LIMIT 1) AS last_identity_id
         FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = ANY($2::uuid[])`,
        [workspaceId, leadIds, campaignId],
      );
      return rows.map(toStanding);
    },

    async usedBudgets(accountIds, now) {
      const rows = await sql.rows<{ account_id: string; kind: TouchKind; used: number }>(
        `SELECT x.account_id, x.kind, sum(x.used)::int AS used FROM (
           SELECT b.account_id, b.kind, b.used FROM budget_days b
             JOIN accounts a ON a.workspace_id = b.workspace_id AND a.id = b.account_id
           WHERE b.workspace_id = $1::uuid AND b.account_id = ANY($2::uuid[])
             AND b.day = ($3::timestamptz AT TIME ZONE (a.window->>'zone'))::date
           UNION ALL
           SELECT t.account_id, t.kind, 1 FROM touches t
           WHERE t.workspace_id = $1::uuid AND t.account_id = ANY($2::uuid[]) AND t.state = 'reserved'
         ) x GROUP BY x.account_id, x.kind`,
        [workspaceId, accountIds, now.toString()],
      );
      return rows.map((row): UsedBudget => ({ accountId: row.account_id, kind: row.kind, used: row.used }));
    },
  };
}

function toStanding(row: StandingRow): LeadStanding {
  return {
    leadId: row.lead_id,
    suppressed: row.suppressed,
    enrolledHere: row.enrolled_here,
    activeElsewhere: row.active_elsewhere,
    lastIdentityId: row.last_identity_id,
  };
}
