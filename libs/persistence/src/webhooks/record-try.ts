/** How is what came of a try written down? With everything that follows from it, in one transaction of its workspace. */
import type { TryReport } from '#application';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';
import { createEventLog } from '../events/event-log.js';
import { newUuidV7 } from '../ids/uuid-v7.js';

/** So many failures on end, and the next success means that the endpoint is back. */
const DOWN = 5;

/** False when the claim was lost: then nothing is written. */
export function recordTry(engine: EngineSql, report: TryReport): Promise<boolean> {
  const { workspaceId } = report.delivery;
  return engine.transaction(workspaceId, async (sql) => {
    if (!(await finishDelivery(sql, report))) return false;
    if (report.outcome === 'delivered') await recover(sql, report);
    else await countFailure(sql, report);
    return true;
  });
}

async function finishDelivery(sql: Sql, report: TryReport): Promise<boolean> {
  const { delivery, outcome, nextTryAt } = report;
  const state = outcome === 'delivered' ? 'delivered' : nextTryAt === null ? 'dead' : 'waiting';
  const kept = await sql.rows(
    `WITH kept AS (
       UPDATE webhook_deliveries SET state = $4, tries = tries + 1, next_try_at = $5::timestamptz, claim = NULL,
         finished_at = CASE WHEN $4 = 'waiting' THEN NULL ELSE $6::timestamptz END
       WHERE workspace_id = $1::uuid AND id = $2::uuid AND claim = $3::uuid
       RETURNING workspace_id, id, tries
     )
     INSERT INTO webhook_attempts
       (workspace_id, id, delivery_id, number, at, duration_ms, outcome, response_status, response, next_try_at)
     SELECT workspace_id, $7::uuid, id, tries, $8::timestamptz, $9::int, $10, $11::int, $12, $5::timestamptz FROM kept
     RETURNING id`,
    [
      delivery.workspaceId,
      delivery.id,
      delivery.claim,
      state,
      nextTryAt?.toString() ?? null,
      report.now.toString(),
      newUuidV7(),
      report.at.toString(),
      report.durationMs,
      outcome,
      report.responseStatus,
      report.response,
    ],
  );
  return kept.length === 1;
}

/** An endpoint that was down and answers again gets everything that waits now, not when the schedule says. */
async function recover(sql: Sql, { delivery, now }: TryReport): Promise<void> {
  const [endpoint] = await sql.rows<{ failures: number }>(
    `UPDATE webhook_endpoints e SET failures = 0, failing_since = NULL
     FROM (SELECT workspace_id, id, failures FROM webhook_endpoints
           WHERE workspace_id = $1::uuid AND id = $2::uuid AND failures > 0 FOR UPDATE) AS before
     WHERE e.workspace_id = before.workspace_id AND e.id = before.id RETURNING before.failures`,
    [delivery.workspaceId, delivery.webhookId],
  );
  if (endpoint === undefined || endpoint.failures < DOWN) return;
  await sql.rows(
    `UPDATE webhook_deliveries SET next_try_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid AND state = 'waiting' AND claim IS NULL
       AND next_try_at > $3::timestamptz`,
    [delivery.workspaceId, delivery.webhookId, now.toString()],
  );
}

async function countFailure(sql: Sql, { delivery, now, at, disable, businessNow }: TryReport): Promise<void> {
  const { workspaceId, webhookId } = delivery;
  await sql.rows(
    `UPDATE webhook_endpoints SET failures = failures + 1, failing_since = coalesce(failing_since, $3::timestamptz)
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, webhookId, at.toString()],
  );
  if (disable === undefined) return;
  const disabled = await sql.rows(
    `UPDATE webhook_endpoints SET status = 'disabled', disabled_because = $3, disabled_at = $4::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'enabled'
       AND ($3 = 'gone' OR failing_since <= $5::timestamptz) RETURNING id`,
    [workspaceId, webhookId, disable, now.toString(), (delivery.failingSince ?? now).toString()],
  );
  if (disabled.length === 0) return;
  await createEventLog({ workspaceId, sql }).append(
    [{ type: 'webhook.disabled', data: { webhookId, reason: disable } }],
    businessNow,
  );
}
