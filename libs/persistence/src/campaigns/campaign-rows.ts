/** How does a campaign look in the database? */
import type { CampaignAccount, CampaignAudience, CampaignRecord } from '#application';
import type { ExcludeRule } from '#contracts';
import type { CampaignStatus, Channel, SendingWindow } from '#domain';
import { toInstant, toInstantOrNull } from '../database/instants.js';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly sequence_id: string | null;
  readonly audiences: readonly CampaignAudience[];
  readonly max_enrollments: number | null;
  readonly max_enrollments_per_day: number | null;
  readonly weight: number;
  readonly daily_cap: number | null;
  readonly exclude: ExcludeRule | null;
  readonly window: SendingWindow | null;
  readonly in_lead_zone: boolean;
  readonly sequence_version_id: string | null;
  readonly account_ids: readonly string[];
  readonly scheduled_at: Date | null;
  readonly launched_at: Date | null;
  readonly ended_at: Date | null;
  readonly archived_at: Date | null;
  readonly status_reason: string | null;
  readonly status_changed_at: Date | null;
  readonly external_id: string | null;
  readonly created_at: Date;
}

/** Of `campaigns c`. */
export const CAMPAIGN_COLUMNS = `c.id, c.name, c.status, c.sequence_id, c.sequence_version_id, c.max_enrollments, c.max_enrollments_per_day, c.weight, c.daily_cap, c.exclude,
  c.window, c.in_lead_zone,
  c.scheduled_at, c.launched_at, c.ended_at, c.archived_at, c.status_reason, c.status_changed_at, c.external_id, c.created_at,
  ARRAY(SELECT ca.account_id::text FROM campaign_accounts ca
        WHERE ca.workspace_id = c.workspace_id AND ca.campaign_id = c.id ORDER BY ca.account_id) AS account_ids,
  coalesce((SELECT json_agg(json_build_object('id', au.audience_id, 'live', au.live) ORDER BY au.audience_id)
            FROM campaign_audiences au WHERE au.workspace_id = c.workspace_id AND au.campaign_id = c.id), '[]') AS audiences`;

export function toCampaign(row: CampaignRow): CampaignRecord {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    sequenceId: row.sequence_id,
    audiences: row.audiences,
    maxEnrollments: row.max_enrollments,
    maxEnrollmentsPerDay: row.max_enrollments_per_day,
    weight: row.weight,
    dailyCap: row.daily_cap,
    exclude: row.exclude,
    window: row.window,
    inLeadZone: row.in_lead_zone,
    sequenceVersionId: row.sequence_version_id,
    accountIds: row.account_ids,
    scheduledAt: toInstantOrNull(row.scheduled_at),
    launchedAt: toInstantOrNull(row.launched_at),
    endedAt: toInstantOrNull(row.ended_at),
    archivedAt: toInstantOrNull(row.archived_at),
    statusReason: row.status_reason,
    statusChangedAt: toInstantOrNull(row.status_changed_at),
    externalId: row.external_id,
    createdAt: toInstant(row.created_at),
  };
}

export interface AccountRow {
  readonly id: string;
  readonly identity_id: string;
  readonly identity_name: string;
  readonly identity_signature: string | null;
  readonly signature: string | null;
  readonly channel: Channel;
  readonly address: string;
  readonly status: CampaignAccount['status'];
  readonly windows: SendingWindow[];
  readonly daily_caps: CampaignAccount['dailyCaps'];
}

export function toAccount(account: AccountRow): CampaignAccount {
  const { identity_id, identity_name, identity_signature, daily_caps, ...row } = account;
  return {
    ...row,
    identityId: identity_id,
    identityName: identity_name,
    identitySignature: identity_signature,
    dailyCaps: daily_caps,
  };
}
