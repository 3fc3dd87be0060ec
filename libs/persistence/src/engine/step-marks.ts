/** How is it written down that an enrollment took a step with an effect, and what a goal ends? */
import type { DroppedTouch, DueEnrollmentStore } from '#application';
import type { Db } from '../database/db.js';
import { snakeCase } from './snake-case.js';

export function createStepMarks({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): Pick<DueEnrollmentStore, 'mark' | 'convert' | 'cancelOpen'> {
  return {
    async mark(marks, at) {
      if (marks.length === 0) return;
      // Who was dealt a variant that is gone is dealt another one; whatever else was taken stays as it was.
      await sql.rows(
        `INSERT INTO step_marks AS known (workspace_id, enrollment_id, step_id, ordinal, kind, detail, done, taken_at)
         SELECT $1::uuid, x.enrollment_id, x.step_id, x.ordinal, x.kind, x.detail, x.done, $3::timestamptz
         FROM jsonb_to_recordset($2::jsonb)
           AS x (enrollment_id uuid, step_id text, ordinal int, kind text, detail jsonb, done boolean)
         ON CONFLICT (workspace_id, enrollment_id, step_id) DO UPDATE
           SET ordinal = EXCLUDED.ordinal, detail = EXCLUDED.detail, taken_at = EXCLUDED.taken_at
           WHERE known.kind = 'split' AND EXCLUDED.kind = 'split'`,
        [workspaceId, JSON.stringify(marks.map(snakeCase)), at.toString()],
      );
    },

    async convert(enrollmentIds, at) {
      if (enrollmentIds.length === 0) return;
      await sql.rows(
        `UPDATE enrollments SET converted_at = coalesce(converted_at, $3::timestamptz)
         WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
        [workspaceId, enrollmentIds, at.toString()],
      );
    },

    async cancelOpen(enrollmentIds, reason) {
      if (enrollmentIds.length === 0) return [];
      return sql.rows<DroppedTouch>(
        `UPDATE touches SET state = 'cancelled', reason = $3, slot_at = NULL
         WHERE workspace_id = $1::uuid AND enrollment_id = ANY($2::uuid[]) AND state IN ('ready', 'reserved')
         RETURNING id AS "touchId", kind, account_id AS "accountId", lead_id AS "leadId", campaign_id AS "campaignId",
           enrollment_id AS "enrollmentId", step_id AS "stepId"`,
        [workspaceId, enrollmentIds, reason],
      );
    },
  };
}
