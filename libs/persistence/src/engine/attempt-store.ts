/** The ledger's writes: claim, intent, outcome. Everything that decides whether somebody is contacted twice. */
import type { AttemptStore } from '#application';
import type { Db } from '../database/db.js';
import { takeAbandoned, takeUnknown } from './attempt-recovery.js';
import { lockForClaim } from './claim-row.js';
import { loadOrder } from './send-order-row.js';

/** A touch that goes back to a lane whose campaign is paused meanwhile must not stand at the lane's head. */
const OPEN = `NOT EXISTS (SELECT 1 FROM campaigns c
  WHERE c.workspace_id = touches.workspace_id AND c.id = touches.campaign_id AND c.status = 'paused')`;

export function createAttemptStore(db: Pick<Db, 'workspaceId' | 'sql'>): AttemptStore {
  const { workspaceId, sql } = db;
  const changed = async (text: string, values: Parameters<typeof sql.rows>[1]) =>
    (await sql.rows(text, values)).length > 0;
  return {
    lockForClaim: (touchId) => lockForClaim(db, touchId),

    async consumeBudget(accountId, kind, day, cap) {
      if (cap <= 0) return false;
      return changed(
        `INSERT INTO budget_days AS b (workspace_id, account_id, kind, day, used) VALUES ($1::uuid, $2::uuid, $3, $4::date, 1)
         ON CONFLICT (workspace_id, account_id, kind, day) DO UPDATE SET used = b.used + 1 WHERE b.used < $5::int
         RETURNING used`,
        [workspaceId, accountId, kind, day, cap],
      );
    },

    async giveBudgetBack(accountId, kind, day) {
      await sql.rows(
        `UPDATE budget_days SET used = GREATEST(used - 1, 0)
         WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3 AND day = $4::date`,
        [workspaceId, accountId, kind, day],
      );
    },

    async begin(attempt) {
      const begun = await changed(
        `WITH claimed AS (
           UPDATE touches SET state = 'sending', fence = fence + 1, reason = NULL
           WHERE workspace_id = $1::uuid AND id = $3::uuid AND state = 'reserved'
           RETURNING id, fence, subject, text)
         INSERT INTO attempts (workspace_id, id, touch_id, fence, state, worker_lock_key, message_id, subject, text, content_hash, budget_day,
           business_started_at, started_at, lease_until)
         SELECT $1::uuid, $2::uuid, id, fence, 'sending', $4::bigint, $5, subject, text,
           encode(sha256(convert_to(coalesce(subject, '') || E'\\n' || text, 'UTF8')), 'hex'), $6::date, $7::timestamptz, $8::timestamptz, $9::timestamptz
         FROM claimed RETURNING id`,
        [
          workspaceId,
          attempt.id,
          attempt.touchId,
          attempt.workerLockKey.toString(),
          attempt.messageId,
          attempt.budgetDay,
          attempt.businessStartedAt.toString(),
          attempt.startedAt.toString(),
          attempt.leaseUntil.toString(),
        ],
      );
      if (!begun) throw new Error('The touch was not reserved any more when its attempt began.');
    },

    order: (attemptId) => loadOrder(db, attemptId),

    async finish(attemptId, state, record) {
      return changed(
        `UPDATE attempts SET state = $3, finished_at = $4::timestamptz, outcome = COALESCE($5::jsonb, outcome), evidence = COALESCE($6::jsonb, evidence)
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND state IN ('sending', 'unknown') RETURNING id`,
        [
          workspaceId,
          attemptId,
          state,
          record.at.toString(),
          record.outcome ? JSON.stringify(record.outcome) : null,
          record.evidence ? JSON.stringify(record.evidence) : null,
        ],
      );
    },

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
      );
      if (change.state === 'ready' && touch && change.dueAt)
        await openLane(touch.account_id, touch.kind, change.dueAt);
    },

    async release(touchId, reason, dueAt) {
      const [touch] = await sql.rows<{ account_id: string; kind: string; due_at: Date }>(
        `UPDATE touches SET state = 'ready', open = ${OPEN}, slot_at = NULL, enqueued_at = NULL, fence = fence + 1, reason = $3, due_at = GREATEST(due_at, $4::timestamptz)
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND state = 'reserved' RETURNING account_id, kind`,
        [workspaceId, touchId, reason, dueAt.toString()],
      );
      if (touch) await openLane(touch.account_id, touch.kind, dueAt);
    },

    async cancel(touchId, reason) {
      return changed(
        `UPDATE touches SET state = 'cancelled', reason = $3, slot_at = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND state IN ('ready', 'reserved') RETURNING id`,
        [workspaceId, touchId, reason],
      );
    },

    async wakeEnrollment(enrollmentId, at) {
      await sql.rows(
        `UPDATE enrollments SET due_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'active'`,
        [workspaceId, enrollmentId, at.toString()],
      );
    },

    async holdLane(accountId, kind, until, reason) {
      await sql.rows(
        `UPDATE lanes SET next_slot_at = GREATEST(next_slot_at, $4::timestamptz), look_at = GREATEST(look_at, $4::timestamptz), reason = $5
         WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3`,
        [workspaceId, accountId, kind, until.toString(), reason],
      );
    },

    async setAccountStatus(accountId, status, detail) {
      // A pause is a person's decision: no signal lifts it.
      await sql.rows(
        `UPDATE accounts SET status = $3, status_detail = $4 WHERE workspace_id = $1::uuid AND id = $2::uuid AND status <> 'paused'`,
        [workspaceId, accountId, status, detail.slice(0, 500)],
      );
    },

    takeAbandoned: (realNow, limit) => takeAbandoned(db, realNow, limit),
    takeUnknown: (lookedBefore, realNow, limit) => takeUnknown(db, lookedBefore, realNow, limit),
  };

  async function openLane(accountId: string, kind: string, at: Temporal.Instant): Promise<void> {
    await sql.rows(
      `UPDATE lanes SET look_at = LEAST(look_at, $4::timestamptz) WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3`,
      [workspaceId, accountId, kind, at.toString()],
    );
  }
}
