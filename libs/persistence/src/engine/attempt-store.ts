/** The ledger's writes: claim, intent, outcome. Everything that decides whether somebody is contacted twice. */
import type { AttemptStore } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { createAttemptRecovery } from './attempt-recovery.js';
import { lockForClaim } from './claim-row.js';
import { createMailboxRecords } from './mailbox-records.js';
import { loadOrder } from './send-order-row.js';
import { createTouchMoves } from './touch-moves.js';

export function createAttemptStore(db: Pick<Db, 'workspaceId' | 'sql'>): AttemptStore {
  const { workspaceId, sql } = db;
  const changed = async (text: string, values: Parameters<typeof sql.rows>[1]) =>
    (await sql.rows(text, values, KEEP_PLAN)).length > 0;
  return {
    lockForClaim: (touchId) => lockForClaim(db, touchId),

    async begin(attempt) {
      const begun = await changed(
        `WITH claimed AS (
           UPDATE touches SET state = 'sending', fence = fence + 1, reason = NULL
           -- By its key: the index of all that are reserved looks empty where nothing was reserved a while ago.
           WHERE workspace_id = $1::uuid AND id = $3::uuid AND concat(state) = 'reserved'
           RETURNING id, fence, subject, text)
         INSERT INTO attempts (workspace_id, id, touch_id, fence, state, worker_lock_key, message_id, subject, text, content_hash, budget_day,
           budget_items, business_started_at, started_at, lease_until)
         SELECT $1::uuid, $2::uuid, id, fence, 'sending', $4::bigint, $5, subject, text,
           encode(sha256(convert_to(coalesce(subject, '') || E'\\n' || text, 'UTF8')), 'hex'), $6::date, $7::text[], $8::timestamptz, $9::timestamptz, $10::timestamptz
         FROM claimed RETURNING id`,
        [
          workspaceId,
          attempt.id,
          attempt.touchId,
          attempt.workerLockKey.toString(),
          attempt.messageId,
          attempt.budget?.day ?? null,
          attempt.budget?.items ?? [],
          attempt.businessStartedAt.toString(),
          attempt.startedAt.toString(),
          attempt.leaseUntil.toString(),
        ],
      );
      if (!begun) throw new Error('The touch was not reserved any more when its attempt began.');
    },

    order: (attemptId) => loadOrder(db, attemptId),

    async sealedCredentials(accountId) {
      const [account] = await sql.rows<{ sealed_credentials: Uint8Array }>(
        'SELECT sealed_credentials FROM accounts WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, accountId],
        KEEP_PLAN,
      );
      if (!account) throw new Error('The account of an attempt is gone.');
      return account.sealed_credentials;
    },

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

    async setAccountStatus(accountId, status, detail) {
      // A pause is a person's decision: no signal lifts it.
      const [account] = await sql.rows<{ was: string }>(
        `UPDATE accounts a SET status = $3, status_detail = $4
         FROM (SELECT id, status FROM accounts WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE) before
         WHERE a.workspace_id = $1::uuid AND a.id = before.id AND before.status <> 'paused' RETURNING before.status AS was`,
        [workspaceId, accountId, status, detail.slice(0, 500)],
      );
      return account !== undefined && account.was !== status;
    },

    ...createMailboxRecords(db),
    ...createTouchMoves(db),
    ...createAttemptRecovery(db),
  };
}
