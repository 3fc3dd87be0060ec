/** Are the figures still what the log says? Counted again from zero, they replace what stood there. */
import type { CountableEvent } from '#application';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';
import { applyToFigures } from './apply-to-figures.js';
import { FIGURES_CONSUMER } from './figures-consumer.js';

const BATCH = 5_000;

/**
 * Replays the log up to the projection's cursor, in one transaction: until it commits everybody sees the old figures, and
 * the projection waits. Without a cursor, as after a change of the rules, up to the end of the log. Returns how many
 * events were read.
 */
export function rebuildFigures(engine: EngineSql, batch = BATCH): Promise<number> {
  return engine.transaction(undefined, async (sql) => {
    await sql.rows(
      `INSERT INTO event_cursors (consumer, position) SELECT $1, coalesce(max(position), 0) FROM events ON CONFLICT DO NOTHING`,
      [FIGURES_CONSUMER],
    );
    await sql.rows(`DELETE FROM event_cursors WHERE consumer LIKE 'figures%' AND consumer <> $1`, [
      FIGURES_CONSUMER,
    ]);
    const [cursor] = await sql.rows<{ position: bigint }>(
      'SELECT position FROM event_cursors WHERE consumer = $1 FOR UPDATE',
      [FIGURES_CONSUMER],
    );
    const read = await countAgain(sql, { workspaceId: null, until: cursor?.position ?? 0n, batch });
    await sql.rows('DELETE FROM figure_zones');
    await sql.rows('INSERT INTO figure_zones (workspace_id, time_zone) SELECT id, time_zone FROM workspaces');
    return read;
  });
}

interface Recount {
  /** Null for all. */
  readonly workspaceId: string | null;
  readonly until: bigint;
  readonly batch?: number;
}

export async function countAgain(sql: Sql, { workspaceId, until, batch = BATCH }: Recount): Promise<number> {
  const ofWhom = '($1::uuid IS NULL OR workspace_id = $1::uuid)';
  await sql.rows(`DELETE FROM figures WHERE ${ofWhom}`, [workspaceId]);
  await sql.rows(`DELETE FROM figure_facts WHERE ${ofWhom}`, [workspaceId]);
  let read = 0;
  let from = 0n;
  while (from < until) {
    const rows = await sql.rows<EventRow>(
      `SELECT workspace_id, id, type, data, occurred_at, position FROM events
       WHERE position > $2::bigint AND position <= $3::bigint AND ${ofWhom} ORDER BY position LIMIT $4::int`,
      [workspaceId, from, until, batch],
    );
    await applyToFigures(sql, rows.map(toCountable));
    read += rows.length;
    from = rows.at(-1)?.position ?? until;
  }
  return read;
}

interface EventRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
  readonly occurred_at: Date;
  readonly position: bigint;
}

/** The log holds only what `EventLog.append` put there, and that was typed. */
function toCountable({ workspace_id, id, type, data, occurred_at }: EventRow): CountableEvent {
  const occurredAt = Temporal.Instant.fromEpochMilliseconds(occurred_at.getTime());
  return { workspaceId: workspace_id, id, type, data, occurredAt } as CountableEvent;
}
