/**
 * Which events does each endpoint have to be told of next?
 *
 * Those after its cursor, of the types that it asked for. Deliveries and cursor commit together, so each event becomes one,
 * whoever dies. An endpoint that is behind waits in the log, not in rows: it has so many waiting at most.
 */
import type { EngineSql } from '../database/engine-sql.js';
import { newUuidV7 } from '../ids/uuid-v7.js';

/** Endpoints and events of each that one call takes. */
const ENDPOINTS = 50;
const EVENTS = 200;
const MOST_WAITING = 10_000;

interface NewRow {
  readonly workspace_id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly position: bigint;
  readonly wanted: boolean;
}

/** True when there may be more. */
export function fanOut(engine: EngineSql, now: Temporal.Instant): Promise<boolean> {
  return engine.transaction(undefined, async (sql) => {
    const rows = await sql.rows<NewRow>(
      `WITH behind AS MATERIALIZED (
         SELECT c.workspace_id, c.endpoint_id, c.position, e.types
         FROM webhook_cursors c
         JOIN webhook_endpoints e ON e.workspace_id = c.workspace_id AND e.id = c.endpoint_id AND e.status = 'enabled'
         WHERE EXISTS (SELECT 1 FROM events v WHERE v.workspace_id = c.workspace_id AND v.position > c.position)
           AND (SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries d WHERE d.workspace_id = c.workspace_id
             AND d.endpoint_id = c.endpoint_id AND d.state = 'waiting' LIMIT ${MOST_WAITING}) AS waiting) < ${MOST_WAITING}
         ORDER BY c.position LIMIT ${ENDPOINTS} FOR UPDATE OF c SKIP LOCKED
       )
       SELECT b.workspace_id, b.endpoint_id, v.id AS event_id, v.type, v.position,
         -- A step of a sequence names its endpoint: nobody else is told, and that one is told whatever it asked for.
         CASE WHEN v.type = 'enrollment.webhook_reached' THEN v.data->>'webhookId' = b.endpoint_id::text
           ELSE b.types IS NULL OR v.type = ANY(b.types) END AND NOT EXISTS (
           SELECT 1 FROM webhook_deliveries d WHERE d.workspace_id = b.workspace_id AND d.event_id = v.id
             AND d.endpoint_id = b.endpoint_id AND d.state = 'waiting') AS wanted
       FROM behind b CROSS JOIN LATERAL (
         SELECT id, type, position, data FROM events WHERE workspace_id = b.workspace_id AND position > b.position
         ORDER BY position LIMIT ${EVENTS}
       ) AS v ORDER BY v.position`,
    );
    if (rows.length === 0) return false;
    const wanted = rows
      .filter((row) => row.wanted)
      .map(({ position, ...row }) => ({ ...row, id: newUuidV7(), position: Number(position) }));
    if (wanted.length > 0)
      await sql.rows(
        `INSERT INTO webhook_deliveries
           (workspace_id, id, endpoint_id, event_id, event_type, position, next_try_at, created_at)
         SELECT x.workspace_id, x.id, x.endpoint_id, x.event_id, x.type, x.position, $2::timestamptz, $2::timestamptz
         FROM jsonb_to_recordset($1::jsonb)
           AS x (workspace_id uuid, id uuid, endpoint_id uuid, event_id uuid, type text, position bigint)`,
        [JSON.stringify(wanted), now.toString()],
      );
    const cursors = new Map(rows.map((row) => [row.endpoint_id, { ...row, position: Number(row.position) }]));
    await sql.rows(
      `UPDATE webhook_cursors c SET position = x.position
       FROM jsonb_to_recordset($1::jsonb) AS x (workspace_id uuid, endpoint_id uuid, position bigint)
       WHERE c.workspace_id = x.workspace_id AND c.endpoint_id = x.endpoint_id`,
      [JSON.stringify([...cursors.values()])],
    );
    return true;
  });
}
