/** When was a key used last? Coarse, so that a busy key is not written on each call. */
import type { EngineSql } from '../database/engine-sql.js';

/** `now` is real time; several processes that note at once write one row once. */
export async function noteKeyUse(
  sql: Pick<EngineSql, 'transaction'>,
  workspaceId: string,
  apiKeyId: string,
  now: Temporal.Instant,
): Promise<void> {
  await sql.transaction(workspaceId, (here) =>
    here.rows(
      `UPDATE api_keys SET last_used_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid
       AND (last_used_at IS NULL OR last_used_at < $3::timestamptz - interval '10 minutes')`,
      [workspaceId, apiKeyId, now.toString()],
    ),
  );
}
