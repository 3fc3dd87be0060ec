/**
 * How does a consumer (projection, webhook, notification) take events exactly once?
 *
 * It pulls by a cursor of its own, and what it derives commits with the cursor. A crash in between does neither.
 */
import type { StoredEvent } from '#contracts';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';

export interface EventConsumption {
  readonly engine: EngineSql;
  /** Name of the cursor; two processes of one name take turns. */
  readonly consumer: string;
  /** Most events in one transaction. */
  readonly batch: number;
  /** Works inside the transaction of the cursor; what it throws leaves the cursor where it was. */
  readonly handle: (sql: Sql, events: readonly StoredEvent[]) => Promise<void>;
}

interface EventRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly occurred_at: Date;
  readonly position: bigint;
}

/** Handles one batch, of all workspaces in order of positions; returns how many. Call again while the batch was full. */
export function consumeEvents({ engine, consumer, batch, handle }: EventConsumption): Promise<number> {
  return engine.transaction(undefined, async (sql) => {
    const cursor = await lockCursor(sql, consumer);
    const rows = await sql.rows<EventRow>(
      `SELECT workspace_id, id, type, data, occurred_at, position FROM events
       WHERE position > $1::bigint ORDER BY position LIMIT $2::int`,
      [cursor, batch],
    );
    const last = rows.at(-1);
    if (last === undefined) return 0;
    await handle(sql, rows.map(toEvent));
    await sql.rows('UPDATE event_cursors SET position = $2::bigint WHERE consumer = $1', [
      consumer,
      last.position,
    ]);
    return rows.length;
  });
}

async function lockCursor(sql: Sql, consumer: string): Promise<bigint> {
  const find = 'SELECT position FROM event_cursors WHERE consumer = $1 FOR UPDATE';
  const [known] = await sql.rows<{ position: bigint }>(find, [consumer]);
  if (known !== undefined) return known.position;
  await sql.rows('INSERT INTO event_cursors (consumer) VALUES ($1) ON CONFLICT DO NOTHING', [consumer]);
  const [made] = await sql.rows<{ position: bigint }>(find, [consumer]);
  return made?.position ?? 0n;
}

/** The log holds only what `EventLog.append` put there, and that was typed. */
function toEvent(row: EventRow): StoredEvent {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    type: row.type,
    data: row.data,
    position: Number(row.position),
    occurredAt: Temporal.Instant.fromEpochMilliseconds(row.occurred_at.getTime()),
  } as StoredEvent;
}
