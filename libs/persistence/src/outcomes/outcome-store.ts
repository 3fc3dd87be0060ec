/** Meetings, deals and suppressions, for reading. */
import type { DealRow, MeetingRow, OutcomeStore, SuppressionRow } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';

type Raw<Row, Keys extends keyof Row> = Omit<Row, Keys> & Record<Keys, Date>;

const MEETING = `id, lead_id AS "leadId", campaign_id AS "campaignId", external_id AS "externalId", starts_at AS "startsAt", created_at AS "createdAt"`;
const DEAL = `id, lead_id AS "leadId", campaign_id AS "campaignId", external_id AS "externalId", name, stage, value_cents AS "valueCents", currency,
  created_at AS "createdAt", updated_at AS "updatedAt"`;
const SUPPRESSION = `s.id, s.kind, s.value, s.reason, s.source, s.created_at AS "createdAt"`;
/** Newest first, after the row that the cursor names ($2, $3). */
const AFTER = '($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))';
const NEWEST = 'ORDER BY created_at DESC, id DESC';

export function createOutcomeStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): OutcomeStore {
  const meetings = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Raw<MeetingRow, 'startsAt' | 'createdAt'>>(
        `SELECT ${MEETING} FROM meetings WHERE workspace_id = $1::uuid AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map((row): MeetingRow => ({
      ...row,
      startsAt: toInstant(row.startsAt),
      createdAt: toInstant(row.createdAt),
    }));
  const deals = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Raw<DealRow, 'createdAt' | 'updatedAt'>>(
        `SELECT ${DEAL} FROM deals WHERE workspace_id = $1::uuid AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map((row): DealRow => ({
      ...row,
      valueCents: Number(row.valueCents),
      createdAt: toInstant(row.createdAt),
      updatedAt: toInstant(row.updatedAt),
    }));
  const suppressions = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Raw<SuppressionRow, 'createdAt'>>(
        `SELECT ${SUPPRESSION} FROM suppressions s WHERE s.workspace_id = $1::uuid AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map((row): SuppressionRow => ({ ...row, createdAt: toInstant(row.createdAt) }));

  return {
    meetings: ({ after, limit, campaignId }) =>
      meetings(`${AFTER} AND ($5::uuid IS NULL OR campaign_id = $5) ${NEWEST} LIMIT $4::int`, [
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
        campaignId ?? null,
      ]),
    meetingByExternalId: async (externalId) => (await meetings('external_id = $2', [externalId]))[0],
    deals: ({ after, limit, campaignId, stage }) =>
      deals(
        `${AFTER} AND ($5::uuid IS NULL OR campaign_id = $5) AND ($6::text IS NULL OR stage = $6) ${NEWEST} LIMIT $4::int`,
        [after?.[0] ?? null, after?.[1] ?? null, limit, campaignId ?? null, stage ?? null],
      ),
    dealByExternalId: async (externalId) => (await deals('external_id = $2', [externalId]))[0],
    suppressions: ({ after, limit }) =>
      suppressions(`${AFTER} ${NEWEST} LIMIT $4::int`, [after?.[0] ?? null, after?.[1] ?? null, limit]),
    suppression: async (id) => (await suppressions('s.id = $2::uuid', [id]))[0],
    suppressionOf: async (kind, value) =>
      (await suppressions('s.kind = $2 AND s.value = $3', [kind, value]))[0],
    suppressionOfLead: async (leadId) =>
      (
        await suppressions(
          `EXISTS (SELECT 1 FROM channel_identities ci WHERE ci.workspace_id = s.workspace_id AND ci.lead_id = $2::uuid
             AND ${MATCHES_SUPPRESSION}) ORDER BY s.created_at LIMIT 1`,
          [leadId],
        )
      )[0],
    async removeSuppression(id) {
      await sql.rows('DELETE FROM suppressions WHERE workspace_id = $1::uuid AND id = $2::uuid', [
        workspaceId,
        id,
      ]);
    },
  };
}
