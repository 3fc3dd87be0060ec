/**
 * How do events become figures?
 *
 * Set-wise, in the transaction of the consumer's cursor: what was counted before is recognised by its member row, so an
 * event that comes twice moves nothing.
 */
import { projectFigures, type CountableEvent, type WorkspaceFigureChange } from '#application';
import type { Sql } from '../database/db.js';
import type { EngineSql } from '../database/engine-sql.js';
import { consumeEvents, type EventConsumption } from '../events/consume-events.js';
import { FIGURES_CONSUMER } from './figure-store.js';

/** The `handle` of `consumeEvents` for the consumer `figures`. */
export function createFigureProjector(): EventConsumption['handle'] {
  return (sql, events) => applyToFigures(sql, events);
}

/** Counts one batch of what is new; returns how many events it took. Call again while the batch was full. */
export function updateFigures(engine: EngineSql, batch = 1_000): Promise<number> {
  return consumeEvents({ engine, consumer: FIGURES_CONSUMER, batch, handle: createFigureProjector() });
}

export async function applyToFigures(sql: Sql, events: readonly CountableEvent[]): Promise<void> {
  const changes = projectFigures(events);
  if (changes.length > 0) await sql.rows(APPLY, [JSON.stringify(changes.map(toRow))]);
}

function toRow(change: WorkspaceFigureChange) {
  return {
    workspace_id: change.workspaceId,
    campaign_id: change.campaignId,
    step_id: change.stepId ?? '',
    metric: change.metric,
    member: change.unique,
    count: change.count,
    amount_cents: change.amountCents ?? 0,
    currency: change.currency ?? '',
  };
}

const APPLY = `WITH changes AS MATERIALIZED (
  SELECT x.* FROM jsonb_to_recordset($1::jsonb) AS x (workspace_id uuid, campaign_id uuid, step_id text, metric text,
    member text, count int, amount_cents bigint, currency text)
  JOIN campaigns c ON c.workspace_id = x.workspace_id AND c.id = x.campaign_id
), fresh AS (
  INSERT INTO figure_members (workspace_id, campaign_id, step_id, metric, member)
  SELECT workspace_id, campaign_id, step_id, metric, member FROM changes WHERE member IS NOT NULL
  ON CONFLICT DO NOTHING
  RETURNING workspace_id, campaign_id, step_id, metric, member
), counted AS (
  SELECT * FROM changes WHERE member IS NULL
  UNION ALL
  SELECT changes.* FROM changes JOIN fresh USING (workspace_id, campaign_id, step_id, metric, member)
)
INSERT INTO figures (workspace_id, campaign_id, step_id, metric, currency, count, amount_cents)
SELECT workspace_id, campaign_id, step_id, metric, currency, sum(count), sum(amount_cents)
FROM counted GROUP BY workspace_id, campaign_id, step_id, metric, currency
ON CONFLICT (workspace_id, campaign_id, step_id, metric, currency) DO UPDATE
  SET count = figures.count + EXCLUDED.count, amount_cents = figures.amount_cents + EXCLUDED.amount_cents`;
