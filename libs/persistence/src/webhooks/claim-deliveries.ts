/**
 * What is due now, and for whom?
 *
 * A few for each endpoint, in the order of the log, so that no endpoint's backlog stands before another's. Taken by moving
 * the next try to the instant at which the claim counts as lost.
 */
import type { ClaimedDelivery, ClaimRound } from '#application';
import { randomUUID } from 'node:crypto';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import type { EngineSql } from '../database/engine-sql.js';

/** Endpoints that one claim looks at. */
const ENDPOINTS = 500;

interface ClaimedRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly endpoint_id: string;
  readonly url: string;
  readonly sealed_secret: Uint8Array;
  readonly previous: Uint8Array | null;
  readonly tries: number;
  readonly first_tried_at: Date;
  readonly failing_since: Date | null;
  readonly event_id: string;
  readonly event_type: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly occurred_at: Date | null;
  readonly created_at: Date;
}

export async function claimDeliveries(engine: EngineSql, round: ClaimRound): Promise<ClaimedDelivery[]> {
  const claim = randomUUID();
  const rows = await engine.rows<ClaimedRow>(CLAIM, [
    round.now.toString(),
    round.lostAt.toString(),
    JSON.stringify([...round.room].map(([id, left]) => ({ id, left }))),
    round.each,
    round.limit,
    round.onlyHealthy,
    claim,
  ]);
  return rows.map((row) => toClaimed(row, claim));
}

const CLAIM = `WITH open AS MATERIALIZED (
  SELECT e.workspace_id, e.id, least(coalesce(r.room, $4::int), CASE WHEN e.failures >= 5 THEN 1 ELSE $4::int END) AS room
  FROM webhook_endpoints e
  LEFT JOIN (SELECT x.id, x.left AS room FROM jsonb_to_recordset($3::jsonb) AS x (id uuid, "left" int)) AS r ON r.id = e.id
  WHERE e.status = 'enabled' AND coalesce(r.room, 1) > 0 AND (NOT $6::boolean OR e.failures = 0)
    AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.workspace_id = e.workspace_id AND d.endpoint_id = e.id
      AND d.state = 'waiting' AND d.next_try_at <= $1::timestamptz)
  ORDER BY e.failures > 0, e.id LIMIT ${ENDPOINTS}
), due AS MATERIALIZED (
  SELECT d.id FROM open o CROSS JOIN LATERAL (
    SELECT id FROM webhook_deliveries WHERE workspace_id = o.workspace_id AND endpoint_id = o.id AND state = 'waiting'
      AND next_try_at <= $1::timestamptz ORDER BY next_try_at, position LIMIT o.room FOR UPDATE SKIP LOCKED
  ) AS d LIMIT $5::int
), taken AS (
  UPDATE webhook_deliveries SET next_try_at = $2::timestamptz, claim = $7::uuid,
    first_tried_at = coalesce(first_tried_at, $1::timestamptz)
  WHERE id = ANY(ARRAY(SELECT id FROM due)) AND workspace_id = ANY(ARRAY(SELECT workspace_id FROM open))
  RETURNING workspace_id, id, endpoint_id, event_id, event_type, position, tries, first_tried_at, created_at
)
SELECT t.workspace_id, t.id, t.endpoint_id, e.url, e.sealed_secret,
  CASE WHEN e.rotation_ends_at > $1::timestamptz THEN e.sealed_previous_secret END AS previous,
  t.tries, t.first_tried_at, e.failing_since, t.event_id, t.event_type, t.created_at, v.data, v.occurred_at
FROM taken t JOIN webhook_endpoints e ON e.workspace_id = t.workspace_id AND e.id = t.endpoint_id
LEFT JOIN events v ON v.workspace_id = t.workspace_id AND v.id = t.event_id
ORDER BY t.position`;

function toClaimed(row: ClaimedRow, claim: string): ClaimedDelivery {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    webhookId: row.endpoint_id,
    claim,
    url: row.url,
    sealedSecret: row.sealed_secret,
    sealedPreviousSecret: row.previous,
    tries: row.tries,
    firstTriedAt: toInstant(row.first_tried_at),
    failingSince: toInstantOrNull(row.failing_since),
    event: {
      id: row.event_id,
      type: row.event_type,
      // A test event stands in no log.
      data: row.data ?? { webhookId: row.endpoint_id },
      occurredAt: toInstant(row.occurred_at ?? row.created_at),
    },
  };
}
