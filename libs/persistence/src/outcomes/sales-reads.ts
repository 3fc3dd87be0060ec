/** Meetings, deals and what was reported of nobody known, for reading. Newest first. */
import type { DealChangeRow, DealRow, MeetingRow, OutcomeReads, UnmatchedRow } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant } from '../database/instants.js';

type Raw<Row, Keys extends keyof Row> = Omit<Row, Keys> & Record<Keys, Date>;
type RawMeeting = Raw<MeetingRow, 'createdAt' | 'updatedAt'> & { readonly startsAt: Date | null };
type RawDeal = Raw<DealRow, 'createdAt' | 'updatedAt' | 'statusSince'>;
type SalesReads = Pick<OutcomeReads, 'meetings' | 'meeting' | 'deals' | 'deal' | 'dealHistory' | 'unmatched'>;

const KNOWN = `id, lead_id AS "leadId", campaign_id AS "campaignId", step_id AS "stepId", source, external_id AS "externalId", status,
  created_at AS "createdAt", updated_at AS "updatedAt"`;
const MEETING = `${KNOWN}, starts_at AS "startsAt"`;
const DEAL = `${KNOWN}, name, stage, value_cents AS "valueCents", currency, status_since AS "statusSince"`;
/** $2 and $3 are the row that the cursor names, $4 is the most rows. */
const PAGE = `($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))
  AND ($5::uuid IS NULL OR campaign_id = $5::uuid) AND ($6::uuid IS NULL OR lead_id = $6::uuid) AND ($7::text IS NULL OR status = $7)
  AND ($8::timestamptz IS NULL OR created_at >= $8::timestamptz) AND ($9::timestamptz IS NULL OR created_at <= $9::timestamptz)`;
const NEWEST = 'ORDER BY created_at DESC, id DESC LIMIT $4::int';
const MOST_CHANGES = 200;

export function createSalesReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): SalesReads {
  const meetings = async (rest: string, values: readonly SqlValue[]) => {
    const rows = await sql.rows<RawMeeting>(
      `SELECT ${MEETING} FROM meetings WHERE workspace_id = $1::uuid AND ${rest}`,
      [workspaceId, ...values],
    );
    return rows.map(toMeeting);
  };
  const deals = async (rest: string, values: readonly SqlValue[]) => {
    const rows = await sql.rows<RawDeal>(
      `SELECT ${DEAL} FROM deals WHERE workspace_id = $1::uuid AND ${rest}`,
      [workspaceId, ...values],
    );
    return rows.map(toDeal);
  };

  return {
    meetings: (query) => meetings(`${PAGE} ${NEWEST}`, pageValues(query)),
    meeting: async (id) => (await meetings('id = $2::uuid', [id]))[0],
    deals: (query) =>
      deals(
        `${PAGE} AND ($10::text IS NULL OR stage = $10) AND ($11::text IS NULL OR source = $11) ${NEWEST}`,
        [...pageValues(query), query.stage ?? null, query.source ?? null],
      ),
    deal: async (id) => (await deals('id = $2::uuid', [id]))[0],

    async dealHistory(dealId) {
      const rows = await sql.rows<Raw<DealChangeRow, 'at'>>(
        `SELECT stage, status, value_cents AS "valueCents", currency, at FROM deal_changes
         WHERE workspace_id = $1::uuid AND deal_id = $2::uuid ORDER BY revision DESC LIMIT $3::int`,
        [workspaceId, dealId, MOST_CHANGES],
      );
      return rows
        .map((row) => ({ ...row, valueCents: Number(row.valueCents), at: toInstant(row.at) }))
        .reverse();
    },

    async unmatched({ after, limit }) {
      const rows = await sql.rows<Raw<UnmatchedRow, 'receivedAt'> & { readonly startsAt: string | null }>(
        `SELECT id, source, interpretation ->> 'kind' AS kind, interpretation ->> 'externalId' AS "externalId", sender_hint AS person,
           interpretation ->> 'startsAt' AS "startsAt", received_at AS "receivedAt"
         FROM inbound_signals
         WHERE workspace_id = $1::uuid AND source IN ('sales_webhook', 'calcom_webhook', 'calendly_webhook')
           AND interpretation ->> 'result' = 'unmatched'
           AND ($2::timestamptz IS NULL OR (received_at, id) < ($2::timestamptz, $3::uuid))
         ORDER BY received_at DESC, id DESC LIMIT $4::int`,
        [workspaceId, after?.[0] ?? null, after?.[1] ?? null, limit],
      );
      return rows.map((row) => ({
        ...row,
        startsAt: row.startsAt === null ? null : Temporal.Instant.from(row.startsAt),
        receivedAt: toInstant(row.receivedAt),
      }));
    },
  };
}

function pageValues({
  after,
  limit,
  campaignId,
  leadId,
  status,
  createdFrom,
  createdTo,
}: Parameters<SalesReads['meetings']>[0] | Parameters<SalesReads['deals']>[0]): SqlValue[] {
  return [
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
    campaignId ?? null,
    leadId ?? null,
    status ?? null,
    createdFrom?.toString() ?? null,
    createdTo?.toString() ?? null,
  ];
}

const toMeeting = (row: RawMeeting): MeetingRow => ({
  ...row,
  startsAt: row.startsAt && toInstant(row.startsAt),
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
});

const toDeal = (row: RawDeal): DealRow => ({
  ...row,
  valueCents: Number(row.valueCents),
  statusSince: toInstant(row.statusSince),
  createdAt: toInstant(row.createdAt),
  updatedAt: toInstant(row.updatedAt),
});
