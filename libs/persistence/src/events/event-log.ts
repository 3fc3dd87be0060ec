/**
 * How do facts enter the log? In the transaction that makes them true, in one statement.
 *
 * They have no position yet: the sequencer gives it once the transaction is visible.
 */
import type { EventLog } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { newUuidV7 } from '../ids/uuid-v7.js';

export function createEventLog({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): EventLog {
  return {
    append: async (events, at) => {
      if (events.length === 0) return;
      const rows = events.map(({ type, data }) => ({ id: newUuidV7(), type, data }));
      await sql.rows(
        `INSERT INTO events (workspace_id, id, type, data, occurred_at)
         SELECT $1::uuid, e.id, e.type, e.data, $2::timestamptz
         FROM jsonb_to_recordset($3::jsonb) AS e (id uuid, type text, data jsonb)`,
        [workspaceId, at.toString(), JSON.stringify(rows)],
        KEEP_PLAN,
      );
    },
  };
}
