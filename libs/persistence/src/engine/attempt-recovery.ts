/** Which attempts has nobody in hand any more? */
import type { Db } from '../database/db.js';

/** `sending` beyond the lease, by a worker whose session lock is free: that process is gone. */
export async function takeAbandoned(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  realNow: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const rows = await sql.rows<{ id: string; worker_lock_key: bigint }>(
    `SELECT id, worker_lock_key FROM attempts
     WHERE workspace_id = $1::uuid AND state = 'sending' AND lease_until < $2::timestamptz
     ORDER BY lease_until LIMIT $3::int FOR UPDATE SKIP LOCKED`,
    [workspaceId, realNow.toString(), limit],
  );
  const free = new Map<bigint, boolean>();
  for (const key of new Set(rows.map((row) => row.worker_lock_key))) {
    const [lock] = await sql.rows<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1::bigint) AS free', [
      key.toString(),
    ]);
    free.set(key, lock?.free ?? false);
  }
  return rows.filter((row) => free.get(row.worker_lock_key)).map((row) => row.id);
}

/** Unknown attempts that were not looked at lately; looking is noted so that workers take turns. */
export async function takeUnknown(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  lookedBefore: Temporal.Instant,
  realNow: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const rows = await sql.rows<{ id: string; touch_id: string }>(
    `SELECT at.id, at.touch_id FROM attempts at JOIN touches t ON t.workspace_id = at.workspace_id AND t.id = at.touch_id
     WHERE at.workspace_id = $1::uuid AND at.state = 'unknown' AND t.state = 'unknown'
       AND (t.enqueued_at IS NULL OR t.enqueued_at < $2::timestamptz)
     ORDER BY at.started_at LIMIT $3::int FOR UPDATE OF t SKIP LOCKED`,
    [workspaceId, lookedBefore.toString(), limit],
  );
  if (rows.length > 0) {
    await sql.rows(
      `UPDATE touches SET enqueued_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])`,
      [workspaceId, rows.map((row) => row.touch_id), realNow.toString()],
    );
  }
  return rows.map((row) => row.id);
}
