/**
 * How are lanes opened again whose obstacle is gone?
 *
 * Several at once are locked in one order, so that two who open the same ones wait for each other instead of locking
 * each other out. Every lane is written to, also one that seems open: somebody may be looking at it at this moment, and
 * would close it again without having seen what is new.
 */
import type { Db, SqlValue } from '../database/db.js';

/** `which` is a condition on `lanes`; its values begin at $3. */
export async function openLanes(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  at: Temporal.Instant,
  which = 'true',
  values: readonly SqlValue[] = [],
): Promise<void> {
  await sql.rows(
    `UPDATE lanes SET look_at = LEAST(lanes.look_at, $2::timestamptz)
     FROM (SELECT account_id, kind FROM lanes WHERE workspace_id = $1::uuid AND ${which} ORDER BY account_id, kind FOR UPDATE) locked
     WHERE lanes.workspace_id = $1::uuid AND lanes.account_id = locked.account_id AND lanes.kind = locked.kind`,
    [workspaceId, at.toString(), ...values],
  );
}
