/** Whom did a split deal to which variant, and what came of it? A row for each person, in one statement. */
import type { DealtPerson, ExperimentReads } from '#application';
import type { Db } from '../database/db.js';

interface Row {
  readonly variant: string;
  readonly contacted_at: Date | null;
  readonly replied_at: Date | null;
  readonly meeting_at: Date | null;
}

export function createExperimentReads({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): ExperimentReads {
  return {
    async dealt(campaignId, stepId) {
      const rows = await sql.rows<Row>(
        `SELECT k.detail->>'variant' AS variant, e.replied_at,
           (SELECT min(t.sent_at) FROM touches t WHERE t.workspace_id = e.workspace_id AND t.enrollment_id = e.id
              AND t.state = 'sent' AND t.created_at >= k.taken_at) AS contacted_at,
           (SELECT min(m.created_at) FROM meetings m WHERE m.workspace_id = e.workspace_id AND m.lead_id = e.lead_id
              AND m.enrollment_id = e.id) AS meeting_at
         FROM enrollments e
         JOIN step_marks k ON k.workspace_id = e.workspace_id AND k.enrollment_id = e.id AND k.step_id = $3 AND k.kind = 'split'
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid
         ORDER BY e.id`,
        [workspaceId, campaignId, stepId],
      );
      return rows.map((row): DealtPerson => ({
        variant: row.variant,
        contactedAt: row.contacted_at?.getTime() ?? null,
        repliedAt: row.replied_at?.getTime() ?? null,
        meetingAt: row.meeting_at?.getTime() ?? null,
      }));
    },
  };
}
