/** Which attempts has nobody in hand any more? */
import type { AttemptStore } from '#application';
import type { Db } from '../database/db.js';
import { isWorkerLockFree } from '../worker-lock/worker-lock.js';

type EngineDb = Pick<Db, 'workspaceId' | 'sql'>;

export function createAttemptRecovery({
  workspaceId,
  sql,
}: EngineDb): Pick<AttemptStore, 'takeAbandoned' | 'takeUnknown' | 'letGo'> {
  return {
    async letGo(attemptIds, realNow) {
      const rows = await sql.rows(
        `UPDATE attempts SET lease_until = LEAST(lease_until, $3::timestamptz)
         WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[]) AND state = 'sending' RETURNING id`,
        [workspaceId, attemptIds, realNow.toString()],
      );
      return rows.length;
    },

    async takeAbandoned(realNow, own, limit) {
      const rows = await sql.rows<{ id: string; worker_lock_key: bigint }>(
        `SELECT id, worker_lock_key FROM attempts
         WHERE workspace_id = $1::uuid AND state = 'sending' AND lease_until < $2::timestamptz AND NOT (id = ANY($4::uuid[]))
         ORDER BY lease_until LIMIT $3::int FOR UPDATE SKIP LOCKED`,
        [workspaceId, realNow.toString(), limit, [...own.underWay]],
      );
      // What this process began and has not in hand any more is lost as if another worker had died with it.
      const free = new Map<bigint, boolean>([[own.lockKey, true]]);
      for (const key of new Set(rows.map((row) => row.worker_lock_key)))
        if (!free.has(key)) free.set(key, await isWorkerLockFree(sql, key));
      return rows.filter((row) => free.get(row.worker_lock_key)).map((row) => row.id);
    },

    async takeUnknown(lookedBefore, realNow, limit) {
      const rows = await sql.rows<{ id: string; touch_id: string }>(
        `SELECT at.id, at.touch_id FROM attempts at JOIN touches t ON t.workspace_id = at.workspace_id AND t.id = at.touch_id
         WHERE at.workspace_id = $1::uuid AND at.state = 'unknown' AND t.state IN ('unknown', 'held')
           AND (t.enqueued_at IS NULL
             OR t.enqueued_at < CASE t.state WHEN 'unknown' THEN $2::timestamptz ELSE $4::timestamptz END)
         ORDER BY t.state DESC, at.started_at LIMIT $3::int FOR UPDATE OF t SKIP LOCKED`,
        [workspaceId, lookedBefore.unknown.toString(), limit, lookedBefore.held.toString()],
      );
      // Looking is noted, so that workers take turns.
      if (rows.length > 0) {
        await sql.rows(
          `UPDATE touches SET enqueued_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
          [workspaceId, rows.map((row) => row.touch_id), realNow.toString()],
        );
      }
      return rows.map((row) => row.id);
    },
  };
}
