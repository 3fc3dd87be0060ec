/** How do people and accounts stand before a launch? */
import type { LaunchReads, LeadStanding } from '#application';
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
