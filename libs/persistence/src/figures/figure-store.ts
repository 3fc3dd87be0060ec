/** What has been counted, up to which event, and what is behind it? By the prefix of a key, a few hundred rows at most. */
import type { FigureReads, FigureRecord } from '#application';
import { ALWAYS, coverPeriod, type Period } from '#domain';
import { type Db, KEEP_PLAN, type SqlValue } from '../database/db.js';
import { dealSums, meetingSums } from './pipeline-sums.js';
import { FIGURES_CONSUMER } from './figures-consumer.js';

interface Row extends Omit<FigureRecord, 'amountCents' | 'count'> {
  readonly campaignId: string;
  readonly startsOn: string;
  readonly count: bigint;
  readonly amountCents: string;
}

const SUMS = 'sum(count) AS count, sum(amount_cents)::text AS "amountCents"';
/** Without a zone: the column is a plain day. */
const AS_DAY = `'YYYY-MM-DD'`;

const TABLES = {
  campaign: ['campaigns', 'name'],
  identity: ['identities', 'name'],
  account: ['accounts', 'display_name'],
  audience: ['audiences', 'name'],
} as const;

export function createFigureStore(db: Db): FigureReads {
  const { workspaceId, sql } = db;
  return {
    async counted() {
      const [row] = await sql.rows<{ position: bigint | null; time_zone: string }>(
        `SELECT (SELECT position FROM event_cursors WHERE consumer = $2) AS position, coalesce(z.time_zone, w.time_zone) AS time_zone
         FROM workspaces w LEFT JOIN figure_zones z ON z.workspace_id = w.id WHERE w.id = $1::uuid`,
        [workspaceId, FIGURES_CONSUMER],
        KEEP_PLAN,
      );
      return { asOfPosition: Number(row?.position ?? 0), timeZone: row?.time_zone ?? 'UTC' };
    },

    async sums(campaignIds, dimensions, period) {
      const { condition, values } = inPeriod(period, 4);
      const rows = await sql.rows<Row>(
        `SELECT campaign_id AS "campaignId", dimension, key, metric, currency, ${SUMS} FROM figures
         WHERE workspace_id = $1::uuid AND campaign_id = ANY ($2::uuid[]) AND dimension = ANY ($3::text[]) AND ${condition}
         GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
        [workspaceId, campaignIds, dimensions, ...values],
        KEEP_PLAN,
      );
      return rows.map(toRecord);
    },

    async series(campaignIds, interval, period) {
      const byMonths = interval === 'month' ? inPeriod(period, 4) : undefined;
      const { condition, values } = byMonths ?? {
        condition: `grain = 'day' AND starts_on BETWEEN $4::date AND $5::date`,
        values: [period.from, period.to],
      };
      const rows = await sql.rows<Row>(
        `SELECT to_char(date_trunc($3, starts_on), ${AS_DAY}) AS "startsOn", dimension, key, metric, currency, ${SUMS} FROM figures
         WHERE workspace_id = $1::uuid AND campaign_id = ANY ($2::uuid[]) AND dimension = 'campaign' AND ${condition}
         GROUP BY 1, 2, 3, 4, 5`,
        [workspaceId, campaignIds, interval, ...values],
      );
      return rows.map(toRecord);
    },

    async countedDays(campaignId) {
      const [row] = await sql.rows<{ first: string | null; last: string | null }>(
        `SELECT to_char(min(starts_on), ${AS_DAY}) AS first, to_char(max(starts_on), ${AS_DAY}) AS last FROM figures
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND dimension = 'campaign' AND grain = 'day'`,
        [workspaceId, campaignId],
      );
      return row?.first && row.last ? { from: row.first, to: row.last } : undefined;
    },

    async facts({ campaignId, metric, slots, place, stepId, period, after, limit }) {
      return sql.rows(
        `SELECT slot, place, subject, lead_id AS "leadId", event_id AS "eventId", step_id AS "stepId", to_char(day, ${AS_DAY}) AS day
         FROM figure_facts
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND slot = ANY ($3::text[]) AND place = $4
           AND $5 = ANY (metrics || CASE WHEN currency <> '' THEN '{pipeline_cents}'::text[] ELSE '{}' END)
           AND ($6::text IS NULL OR step_id = $6) AND ($7::date IS NULL OR day BETWEEN $7::date AND $8::date)
           AND ($9::text IS NULL OR (slot, subject) > ($9::text, $10::uuid))
         ORDER BY slot, subject LIMIT $11::int`,
        [
          workspaceId,
          campaignId,
          slots,
          place,
          metric,
          stepId,
          period?.from ?? null,
          period?.to ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          limit,
        ],
      );
    },

    async namesOf(what, ids) {
      const [table, name] = TABLES[what];
      const rows = await sql.rows<{ id: string; name: string }>(
        `SELECT id, ${name} AS name FROM ${table} WHERE workspace_id = $1::uuid AND id = ANY ($2::uuid[])`,
        [workspaceId, ids],
      );
      return new Map(rows.map(({ id, name: own }) => [id, own]));
    },

    dealSums: (campaignIds, period) => dealSums(db, campaignIds, period),
    meetingSums: (campaignIds, period) => meetingSums(db, campaignIds, period),
  };
}

/** Which rows make up the period: whole months as months, the rest as days. */
function inPeriod(
  period: Period | null,
  first: number,
): { readonly condition: string; readonly values: readonly SqlValue[] } {
  if (period === null)
    return { condition: `grain = 'total' AND starts_on = $${first}::date`, values: [ALWAYS] };
  const { months, days } = coverPeriod(period);
  const ranges = [
    ...(months === null ? [] : [['month', months] as const]),
    ...days.map((range) => ['day', range] as const),
  ];
  return {
    condition: `(${ranges
      .map(
        ([grain], index) =>
          `(grain = '${grain}' AND starts_on BETWEEN $${first + 2 * index}::date AND $${first + 2 * index + 1}::date)`,
      )
      .join(' OR ')})`,
    values: ranges.flatMap(([, { from, to }]) => [from, to]),
  };
}

function toRecord(row: Row) {
  return { ...row, count: Number(row.count), amountCents: Number(row.amountCents) };
}
