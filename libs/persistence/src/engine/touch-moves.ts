/**
 * How does a touch change its state, and what moves with it?
 *
 * A touch that goes back to its lane while its enrollment is paused must not stand at the lane's head: whoever sends it back
 * holds the row of that, so that no pause or resume slips in between the look and the write.
 */
import type { AttemptStore } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';

const OPEN = `NOT EXISTS (SELECT 1 FROM enrollments e
  WHERE e.workspace_id = touches.workspace_id AND e.id = touches.enrollment_id AND e.paused_at IS NOT NULL)`;

type Moves = Pick<
  AttemptStore,
  'setTouch' | 'release' | 'leaveOutNote' | 'forgetWords' | 'cancel' | 'wakeEnrollment' | 'restLane'
>;

export function createTouchMoves({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): Moves {
  async function openLane(accountId: string, kind: string, at: Temporal.Instant): Promise<void> {
    await sql.rows(
      `UPDATE lanes SET look_at = LEAST(look_at, $4::timestamptz) WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3`,
      [workspaceId, accountId, kind, at.toString()],
    );
  }

  return {
    async setTouch(touchId, change) {
      const [touch] = await sql.rows<{ account_id: string; kind: string }>(
        `UPDATE touches SET state = $3, reason = $4, open = ${OPEN}, due_at = COALESCE($5::timestamptz, due_at), sent_at = COALESCE($6::timestamptz, sent_at),
           external_id = COALESCE($7, external_id), deferrals = deferrals + $8::int,
           slot_at = CASE WHEN $3 = 'ready' THEN NULL ELSE slot_at END, enqueued_at = CASE WHEN $3 = 'unknown' THEN NULL ELSE enqueued_at END
         WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING account_id, kind`,
        [
          workspaceId,
          touchId,
          change.state,
          change.reason ?? null,
          change.dueAt?.toString() ?? null,
          change.sentAt?.toString() ?? null,
          change.externalId ?? null,
          change.countDeferral ? 1 : 0,
        ],
        KEEP_PLAN,
      );
      if (change.state === 'ready' && touch && change.dueAt)
        await openLane(touch.account_id, touch.kind, change.dueAt);
    },

    async release(touchId, reason, dueAt) {
      const [touch] = await sql.rows<{ account_id: string; kind: string }>(
        `UPDATE touches SET state = 'ready', open = ${OPEN}, slot_at = NULL, enqueued_at = NULL, fence = fence + 1, reason = $3, due_at = GREATEST(due_at, $4::timestamptz)
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND concat(state) = 'reserved' RETURNING account_id, kind`,
        [workspaceId, touchId, reason, dueAt.toString()],
      );
      if (touch) await openLane(touch.account_id, touch.kind, dueAt);
    },

    async leaveOutNote(touchId) {
      await sql.rows(
        `UPDATE touches SET text = '' WHERE workspace_id = $1::uuid AND id = $2::uuid AND kind = 'linkedin_invite'`,
        [workspaceId, touchId],
      );
    },

    async forgetWords(touchId) {
      await sql.rows(
        `UPDATE touches SET subject = NULL, text = '' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, touchId],
      );
      await sql.rows(
        `UPDATE attempts SET subject = NULL, text = '' WHERE workspace_id = $1::uuid AND touch_id = $2::uuid`,
        [workspaceId, touchId],
      );
    },

    async cancel(touchId, reason) {
      const cancelled = await sql.rows(
        `UPDATE touches SET state = 'cancelled', reason = $3, slot_at = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND state IN ('ready', 'reserved') RETURNING id`,
        [workspaceId, touchId, reason],
      );
      return cancelled.length > 0;
    },

    async wakeEnrollment(enrollmentId, at) {
      await sql.rows(
        `UPDATE enrollments SET due_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active'`,
        [workspaceId, enrollmentId, at.toString()],
        KEEP_PLAN,
      );
    },

    async restLane(accountId, kind, until, reason) {
      // Those that another worker is claiming right now are passed over: waiting for them could lock both out.
      await sql.rows(
        `UPDATE touches SET state = 'ready', slot_at = NULL, enqueued_at = NULL, fence = fence + 1, reason = $4
         WHERE workspace_id = $1::uuid AND state = 'reserved' AND id = ANY(ARRAY(
           SELECT id FROM touches WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3 AND state = 'reserved'
           FOR UPDATE SKIP LOCKED))`,
        [workspaceId, accountId, kind, reason],
      );
      await sql.rows(
        `UPDATE lanes SET next_slot_at = GREATEST(next_slot_at, $4::timestamptz), look_at = GREATEST(look_at, $4::timestamptz), reason = $5
         WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3`,
        [workspaceId, accountId, kind, until.toString(), reason],
      );
    },
  };
}
