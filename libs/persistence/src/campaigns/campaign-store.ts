/** Where are campaigns kept, and what is known of the accounts that they name? */
import type { CampaignRecord, CampaignStore, EnrollmentCounts } from '#application';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { CAMPAIGN_COLUMNS, type CampaignRow, toCampaign } from './campaign-rows.js';
import { createCampaignAccounts } from './campaign-accounts.js';
import { createTouchGate } from './touch-gate.js';
import { createUnstarted } from './unstarted.js';

export function createCampaignStore(db: Db): CampaignStore {
  const { workspaceId, sql } = db;
  const find = async (campaignId: string): Promise<CampaignRecord | undefined> => {
    const [row] = await sql.rows<CampaignRow>(
      `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
      [workspaceId, campaignId],
      KEEP_PLAN,
    );
    return row && toCampaign(row);
  };

  return {
    ...createTouchGate(db),
    ...createUnstarted(db),
    ...createCampaignAccounts(db),
    find,

    async findMany(campaignIds) {
      const rows = await sql.rows<CampaignRow>(
        `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns c WHERE c.workspace_id = $1::uuid AND c.id = ANY($2::uuid[])`,
        [workspaceId, campaignIds],
        KEEP_PLAN,
      );
      return rows.map(toCampaign);
    },

    async list({ status, archived, text, externalId, limit, before }) {
      const rows = await sql.rows<CampaignRow>(
        `SELECT ${CAMPAIGN_COLUMNS} FROM campaigns c
         WHERE c.workspace_id = $1::uuid AND ($2::uuid IS NULL OR c.id < $2::uuid)
           AND ($3::text IS NULL OR c.status = $3::text) AND (c.archived_at IS NOT NULL) = ($6 = 'true')
           AND ($4::text IS NULL OR position(lower($4::text) IN lower(c.name)) > 0)
           AND ($7::text IS NULL OR c.external_id = $7)
         ORDER BY c.id DESC LIMIT $5::int`,
        [
          workspaceId,
          before ?? null,
          status ?? null,
          text ?? null,
          limit,
          String(archived),
          externalId ?? null,
        ],
        KEEP_PLAN,
      );
      return rows.map(toCampaign);
    },

    async enrollmentCounts(campaignIds) {
      if (campaignIds.length === 0) return new Map();
      const rows = await sql.rows<EnrollmentCounts & { campaign_id: string }>(
        `SELECT campaign_id, (count(*) FILTER (WHERE status = 'active'))::int AS active,
           (count(*) FILTER (WHERE status = 'finished'))::int AS finished,
           (count(*) FILTER (WHERE status = 'stopped'))::int AS stopped
         FROM enrollments WHERE workspace_id = $1::uuid AND campaign_id = ANY($2::uuid[]) GROUP BY campaign_id`,
        [workspaceId, campaignIds],
        KEEP_PLAN,
      );
      return new Map(rows.map(({ campaign_id, ...counts }) => [campaign_id, counts]));
    },

    async lock(campaignId) {
      // Not FOR UPDATE: rows that point at the campaign may still be written.
      await sql.rows(
        'SELECT 1 AS locked FROM campaigns WHERE workspace_id = $1::uuid AND id = $2::uuid FOR NO KEY UPDATE',
        [workspaceId, campaignId],
      );
      return find(campaignId);
    },

    async insert(campaign) {
      await sql.rows(
        `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, scheduled_at,
           launched_at, ended_at, max_enrollments, max_enrollments_per_day, exclude, archived_at, status_reason,
           status_changed_at, external_id, weight, daily_cap, "window", in_lead_zone, created_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6::uuid, $7::timestamptz, $8::timestamptz,
           $9::timestamptz, $10::int, $11::int, $12::jsonb, $13::timestamptz, $14, $15::timestamptz, $16, $17::int, $18::int, $19::jsonb, $20 = 'true', $21::timestamptz)`,
        [workspaceId, campaign.id, ...written(campaign), campaign.createdAt.toString()],
      );
      await saveAccounts(db, campaign);
      await saveAudiences(db, campaign);
    },

    async save(campaign) {
      await sql.rows(
        `UPDATE campaigns SET name = $3, status = $4, sequence_id = $5::uuid, sequence_version_id = $6::uuid,
           scheduled_at = $7::timestamptz, launched_at = $8::timestamptz, ended_at = $9::timestamptz,
           max_enrollments = $10::int, max_enrollments_per_day = $11::int, exclude = $12::jsonb,
           archived_at = $13::timestamptz, status_reason = $14, status_changed_at = $15::timestamptz, external_id = $16, weight = $17::int,
           daily_cap = $18::int, "window" = $19::jsonb, in_lead_zone = $20 = 'true'
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, campaign.id, ...written(campaign)],
      );
      await saveAccounts(db, campaign);
      await saveAudiences(db, campaign);
    },
  };
}

function written(campaign: CampaignRecord) {
  return [
    campaign.name,
    campaign.status,
    campaign.sequenceId,
    campaign.sequenceVersionId,
    campaign.scheduledAt?.toString() ?? null,
    campaign.launchedAt?.toString() ?? null,
    campaign.endedAt?.toString() ?? null,
    campaign.maxEnrollments,
    campaign.maxEnrollmentsPerDay,
    campaign.exclude === null ? null : JSON.stringify(campaign.exclude),
    campaign.archivedAt?.toString() ?? null,
    campaign.statusReason,
    campaign.statusChangedAt?.toString() ?? null,
    campaign.externalId,
    campaign.weight,
    campaign.dailyCap,
    campaign.window === null ? null : JSON.stringify(campaign.window),
    String(campaign.inLeadZone),
  ] as const;
}

async function saveAccounts({ workspaceId, sql }: Db, campaign: CampaignRecord): Promise<void> {
  const values = [workspaceId, campaign.id, campaign.accountIds];
  await sql.rows(
    `DELETE FROM campaign_accounts
     WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND account_id <> ALL($3::uuid[])`,
    values,
  );
  await sql.rows(
    `INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id)
     SELECT $1::uuid, $2::uuid, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
    values,
  );
}

/** An audience that becomes live is swept from its first lead. */
async function saveAudiences({ workspaceId, sql }: Db, { id, audiences }: CampaignRecord): Promise<void> {
  const ids = audiences.map((audience) => audience.id);
  await sql.rows(
    `DELETE FROM campaign_audiences
     WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND audience_id <> ALL($3::uuid[])`,
    [workspaceId, id, ids],
  );
  await sql.rows(
    `INSERT INTO campaign_audiences AS a (workspace_id, campaign_id, audience_id, live)
     SELECT $1::uuid, $2::uuid, x.id, x.live::boolean FROM unnest($3::uuid[], $4::text[]) AS x (id, live)
     ON CONFLICT (workspace_id, campaign_id, audience_id) DO UPDATE
       SET live = EXCLUDED.live, swept_to = NULL, swept_at = NULL WHERE a.live <> EXCLUDED.live`,
    [workspaceId, id, ids, audiences.map((audience) => String(audience.live))],
  );
}
