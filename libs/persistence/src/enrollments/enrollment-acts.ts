/**
 * How is one enrollment held, moved or ended?
 *
 * Whoever calls holds the campaign and the person's enrollments: the touches come after them, the lanes last (see
 * `engine/lead-lock.ts`). A touch that leaves its lane gets a new fence, so that a wake-up under way finds nothing to claim.
 */
import type { EnrollmentActs } from '#application';
import type { TouchKind } from '#domain';
import type { Db } from '../database/db.js';
import { openLanes } from '../engine/open-lanes.js';

interface CancelledRow {
  readonly id: string;
  readonly kind: TouchKind;
  readonly account_id: string;
  readonly lead_id: string;
  readonly campaign_id: string | null;
  readonly enrollment_id: string | null;
  readonly step_id: string | null;
}

const OPEN_LANES_OF = `(account_id, kind) IN (
  SELECT account_id, kind FROM touches
  WHERE workspace_id = $1::uuid AND enrollment_id = $3::uuid AND state = 'ready' AND open)`;

export function createEnrollmentActs(db: Pick<Db, 'workspaceId' | 'sql'>): EnrollmentActs {
  const { workspaceId, sql } = db;
  return {
    async hold(enrollmentId, at) {
      await sql.rows(
        `UPDATE enrollments SET paused_at = $3::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active'`,
        [workspaceId, enrollmentId, at.toString()],
      );
      await sql.rows(
        `UPDATE touches SET state = 'ready', open = false, slot_at = NULL, enqueued_at = NULL, reason = 'enrollment_paused',
           fence = fence + (state = 'reserved')::int
         WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid AND state IN ('ready', 'reserved')`,
        [workspaceId, enrollmentId],
      );
    },

    async release(enrollmentId, now) {
      await sql.rows(
        'UPDATE enrollments SET paused_at = NULL WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, enrollmentId],
      );
      await sql.rows(
        `UPDATE touches SET open = true, reason = NULLIF(reason, 'enrollment_paused')
         WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid AND state = 'ready' AND NOT open`,
        [workspaceId, enrollmentId],
      );
      await openLanes(db, now, OPEN_LANES_OF, [enrollmentId]);
    },

    async cancelWaiting(enrollmentId, reason) {
      const rows = await sql.rows<CancelledRow>(
        `UPDATE touches SET state = 'cancelled', reason = $3, slot_at = NULL, enqueued_at = NULL,
           fence = fence + (state = 'reserved')::int
         WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid AND state IN ('ready', 'reserved')
         RETURNING id, kind, account_id, lead_id, campaign_id, enrollment_id, step_id`,
        [workspaceId, enrollmentId, reason],
      );
      return rows.map((row) => ({
        touchId: row.id,
        kind: row.kind,
        accountId: row.account_id,
        leadId: row.lead_id,
        campaignId: row.campaign_id,
        enrollmentId: row.enrollment_id,
        stepId: row.step_id,
      }));
    },

    async moveTo(enrollmentId, stepId, now) {
      await sql.rows(
        `UPDATE enrollments SET step_id = $3, step_entered_at = $4::timestamptz, due_at = $4::timestamptz,
           blocked_on = '{}', home_version_id = NULL, home_step_id = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active'`,
        [workspaceId, enrollmentId, stepId, now.toString()],
      );
    },

    async hasten(enrollmentId, now) {
      await sql.rows(
        `UPDATE enrollments SET due_at = LEAST(due_at, $3::timestamptz)
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active' AND due_at IS NOT NULL`,
        [workspaceId, enrollmentId, now.toString()],
      );
      await sql.rows(
        `UPDATE touches SET due_at = LEAST(due_at, $3::timestamptz)
         WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid AND state = 'ready'`,
        [workspaceId, enrollmentId, now.toString()],
      );
      // A lane that rests does so for a reason of its own; it is looked at once that has passed.
      await openLanes(db, now, OPEN_LANES_OF, [enrollmentId]);
    },

    async stop(enrollmentId, reason, at) {
      await sql.rows(
        `UPDATE enrollments SET status = 'stopped', stop_reason = $3, ended_at = $4::timestamptz, due_at = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active'`,
        [workspaceId, enrollmentId, reason, at.toString()],
      );
    },

    async setConverted(enrollmentId, at) {
      await sql.rows(
        `UPDATE enrollments SET converted_at = coalesce(converted_at, $3::timestamptz)
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, enrollmentId, at.toString()],
      );
    },
  };
}
