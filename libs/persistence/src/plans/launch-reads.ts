/** How do people and accounts stand before a launch? */
import type { LaunchReads, LeadStanding, UsedBudget } from '#application';
import type { TouchKind } from '#domain';
import type { Db } from '../database/db.js';
import { enrolledHere, exclusionSql, SUPPRESSED } from '../enrollments/exclusion-sql.js';

interface StandingRow {
  readonly lead_id: string;
  readonly suppressed: boolean;
  readonly enrolled_here: boolean;
  readonly active_elsewhere: boolean;
  readonly contacted_recently: boolean;
  readonly replied_before: boolean;
  readonly company_active: boolean;
  readonly last_identity_id: string | null;
}

export function createLaunchReads({ workspaceId, sql }: Db): LaunchReads {
  return {
    async standings({ campaignId, leadIds, rule, now }) {
      const { activeElsewhere, contacted, replied, companyActive } = exclusionSql(rule, '$3', '$4');
      const rows = await sql.rows<StandingRow>(
        `SELECT l.id AS lead_id, ${SUPPRESSED} AS suppressed, ${enrolledHere('$3')} AS enrolled_here,
           ${activeElsewhere ?? 'false'} AS active_elsewhere, ${contacted ?? 'false'} AS contacted_recently,
           ${replied ?? 'false'} AS replied_before, ${companyActive ?? 'false'} AS company_active,
           (SELECT e.identity_id FROM enrollments e WHERE e.workspace_id = l.workspace_id AND e.lead_id = l.id
             ORDER BY e.id DESC LIMIT 1) AS last_identity_id
         FROM leads l
         WHERE l.workspace_id = $1::uuid AND l.id = ANY($2::uuid[]) AND l.state = 'present' AND $4::timestamptz IS NOT NULL`,
        [workspaceId, leadIds, campaignId, now.toString()],
      );
      return rows.map(toStanding);
    },

    async usedBudgets(accountIds, now) {
      const rows = await sql.rows<{ account_id: string; kind: TouchKind; used: number }>(
        `SELECT x.account_id, x.kind, sum(x.used)::int AS used FROM (
           SELECT b.holder_id AS account_id, b.item AS kind, b.used FROM budget_ledger b
             JOIN accounts a ON a.workspace_id = b.workspace_id AND a.id = b.holder_id
           WHERE b.workspace_id = $1::uuid AND b.holder_id = ANY($2::uuid[]) AND a.daily_caps ? b.item
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
    contactedRecently: row.contacted_recently,
    repliedBefore: row.replied_before,
    companyActive: row.company_active,
    lastIdentityId: row.last_identity_id,
  };
}
