/**
 * How do events become figures?
 *
 * Set-wise, in the transaction of the consumer's cursor. Each fact is a row; a figure changes by what a new row brings and
 * by what a replaced one takes with it. An event that comes twice replaces nothing, so it moves nothing.
 */
import { type CountableEvent, projectFigures, type WorkspaceFact } from '#application';
import type { Sql } from '../database/db.js';
import { findOrigins } from './event-origins.js';

export async function applyToFigures(sql: Sql, events: readonly CountableEvent[]): Promise<void> {
  const facts = projectFigures(events, await findOrigins(sql, events));
  if (facts.length > 0) await sql.rows(APPLY, [JSON.stringify(facts.map(toRow))]);
}

function toRow(fact: WorkspaceFact) {
  return {
    workspace_id: fact.workspaceId,
    campaign_id: fact.campaignId,
    slot: fact.slot,
    place: fact.place,
    subject: fact.subject,
    rank: fact.rank,
    event_id: fact.eventId,
    lead_id: fact.leadId,
    metrics: fact.metrics,
    day: fact.day,
    whole: fact.whole,
    step_id: fact.stepId,
    variant: fact.variant,
    account_id: fact.accountId,
    identity_id: fact.identityId,
    audience_id: fact.audienceId,
    amount_cents: fact.amountCents,
    currency: fact.currency,
  };
}

const KEY = 'workspace_id, campaign_id, slot, place, subject';
const SAID = [
  'rank',
  'event_id',
  'lead_id',
  'metrics',
  'day',
  'whole',
  'step_id',
  'variant',
  'account_id',
  'identity_id',
  'audience_id',
  'amount_cents',
  'currency',
];
const WEIGHED = ['workspace_id', 'campaign_id', ...SAID.slice(3)];

const APPLY = `WITH written AS (
  INSERT INTO figure_facts AS f (${KEY}, ${SAID.join(', ')})
  SELECT ${KEY}, ${SAID.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS x (workspace_id uuid, campaign_id uuid, slot text,
    place text, subject uuid, rank bigint, event_id uuid, lead_id uuid, metrics text[], day date, whole boolean, step_id text,
    variant text, account_id uuid, identity_id uuid, audience_id uuid, amount_cents bigint, currency text)
  ON CONFLICT (${KEY}) DO UPDATE SET (${SAID.join(', ')}) = (${SAID.map((column) => `EXCLUDED.${column}`).join(', ')})
    WHERE (EXCLUDED.rank, EXCLUDED.event_id) < (f.rank, f.event_id)
  RETURNING ${WEIGHED.map((column) => `new.${column}, old.${column} AS old_${column}`).join(', ')}
), weighed AS (
  SELECT 1 AS sign, ${WEIGHED.join(', ')} FROM written
  UNION ALL
  SELECT -1, ${WEIGHED.map((column) => `old_${column}`).join(', ')} FROM written WHERE old_workspace_id IS NOT NULL
), grouped AS (
  -- First what is alike is put together, then it is spread over dimensions and periods.
  SELECT workspace_id, campaign_id, metrics, day, whole, step_id, variant, account_id, identity_id, audience_id, currency,
    sum(sign)::int AS count, sum(sign * amount_cents)::bigint AS amount_cents
  FROM weighed GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
), moved AS (
  SELECT f.workspace_id, f.campaign_id, d.dimension, g.grain, g.starts_on, d.key, m.metric, m.currency,
    sum(f.count) AS count, sum(m.amount_cents) AS amount_cents
  FROM grouped f
  CROSS JOIN LATERAL (VALUES
    ('campaign', CASE WHEN f.whole THEN '' END),
    ('step', f.step_id),
    ('variant', f.step_id || '/' || f.variant),
    ('identity', f.identity_id::text),
    ('account', f.account_id::text),
    ('audience', f.audience_id::text)
  ) AS d (dimension, key)
  CROSS JOIN LATERAL (VALUES
    ('total', date '0001-01-01'), ('month', date_trunc('month', f.day)::date), ('day', f.day)
  ) AS g (grain, starts_on)
  CROSS JOIN LATERAL (
    SELECT metric, '' AS currency, 0 AS amount_cents FROM unnest(f.metrics) AS metric
    UNION ALL
    SELECT 'pipeline_cents', f.currency, f.amount_cents WHERE f.currency <> ''
  ) AS m
  WHERE d.key IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
INSERT INTO figures (workspace_id, campaign_id, dimension, grain, starts_on, key, metric, currency, count, amount_cents)
SELECT * FROM moved WHERE count <> 0 OR amount_cents <> 0
ON CONFLICT (workspace_id, campaign_id, dimension, grain, starts_on, key, metric, currency) DO UPDATE
  SET count = figures.count + EXCLUDED.count, amount_cents = figures.amount_cents + EXCLUDED.amount_cents`;
