/** What do the meetings and deals of campaigns add up to? From their own rows: they are few, and they are the truth. */
import type { DealSum, MeetingSum } from '#application';
import type { Period } from '#domain';
import type { Db } from '../database/db.js';

type SalesDb = Pick<Db, 'workspaceId' | 'sql'>;

const OF_CAMPAIGNS = '($2::uuid[] IS NULL OR d.campaign_id = ANY ($2::uuid[]))';
/** Days are those of the workspace's zone. */
const within = (column: string) =>
  `($3::date IS NULL OR (${column} AT TIME ZONE w.time_zone)::date BETWEEN $3::date AND $4::date)`;

export async function dealSums(
  { workspaceId, sql }: SalesDb,
  campaignIds: readonly string[] | null,
  period: Period | null,
): Promise<readonly DealSum[]> {
  const rows = await sql.rows<Omit<DealSum, 'valueCents'> & { readonly valueCents: string }>(
    `SELECT d.campaign_id AS "campaignId", d.stage, d.status, d.currency, count(*)::int AS count, sum(d.value_cents)::text AS "valueCents"
     FROM deals d JOIN workspaces w ON w.id = d.workspace_id
     WHERE d.workspace_id = $1::uuid AND ${OF_CAMPAIGNS} AND (d.status = 'open' OR ${within('d.status_since')})
     GROUP BY 1, 2, 3, 4`,
    [workspaceId, campaignIds, period?.from ?? null, period?.to ?? null],
  );
  return rows.map((row) => ({ ...row, valueCents: Number(row.valueCents) }));
}

export async function meetingSums(
  { workspaceId, sql }: SalesDb,
  campaignIds: readonly string[] | null,
  period: Period | null,
): Promise<readonly MeetingSum[]> {
  return sql.rows<MeetingSum>(
    `SELECT d.campaign_id AS "campaignId", d.status, count(*)::int AS count
     FROM meetings d JOIN workspaces w ON w.id = d.workspace_id
     WHERE d.workspace_id = $1::uuid AND ${OF_CAMPAIGNS} AND ${within('d.created_at')}
     GROUP BY 1, 2`,
    [workspaceId, campaignIds, period?.from ?? null, period?.to ?? null],
  );
}
