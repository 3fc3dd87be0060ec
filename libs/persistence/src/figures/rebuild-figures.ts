/** Are the figures still what the log says? Counted again from zero, they replace what stood there. */
import type { CountableEvent } from '#application';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';
import { applyToFigures } from './figure-projector.js';
import { FIGURES_CONSUMER } from './figure-store.js';

/**
 * Replays the log up to the projection's cursor, in one transaction: until it commits everybody sees the old figures, and
 * the projection waits. Returns how many events were counted.
 */
export function rebuildFigures(engine: EngineSql, batch = 5_000): Promise<number> {
  return engine.transaction(undefined, async (sql) => {
    const [cursor] = await sql.rows<{ position: bigint }>(
      'SELECT position FROM event_cursors WHERE consumer = $1 FOR UPDATE',
      [FIGURES_CONSUMER],
    );
    await sql.rows('DELETE FROM figures');
    await sql.rows('DELETE FROM figure_members');
    const end = cursor?.position ?? 0n;
    let counted = 0;
    let from = 0n;
    while (from < end) {
      const rows = await readEvents(sql, from, end, batch);
      await applyToFigures(sql, rows.map(toCountable));
      counted += rows.length;
      from = rows.at(-1)?.position ?? end;
    }
    return counted;
  });
}

interface EventRow {
  readonly workspace_id: string;
  readonly type: string;
  readonly data: object;
  readonly position: bigint;
}

function readEvents(sql: Sql, after: bigint, end: bigint, batch: number): Promise<EventRow[]> {
  return sql.rows<EventRow>(
    `SELECT workspace_id, type, data, position FROM events
     WHERE position > $1::bigint AND position <= $2::bigint ORDER BY position LIMIT $3::int`,
    [after, end, batch],
  );
}

/** The log holds only what `EventLog.append` put there, and that was typed. */
function toCountable({ workspace_id, type, data }: EventRow): CountableEvent {
  return { workspaceId: workspace_id, type, data } as CountableEvent;
}
