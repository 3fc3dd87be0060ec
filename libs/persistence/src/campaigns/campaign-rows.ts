/** How does a campaign look in the database? */
import type { CampaignAccount, CampaignRecord } from '#application';
import type { CampaignStatus, Channel, SendingWindow } from '#domain';
import { toInstant, toInstantOrNull } from '../database/instants.js';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly sequence_id: string | null;
  readonly audience_id: string | null;
  readonly sequence_version_id: string | null;
  readonly account_ids: readonly string[];
  readonly scheduled_at: Date | null;
  readonly launched_at: Date | null;
  readonly ended_at: Date | null;
  readonly created_at: Date;
}

/** Of `campaigns c`. */
export const CAMPAIGN_COLUMNS = `c.id, c.name, c.status, c.sequence_id, c.audience_id, c.sequence_version_id,
  c.scheduled_at, c.launched_at, c.ended_at, c.created_at,
  ARRAY(SELECT ca.account_id::text FROM campaign_accounts ca
        WHERE ca.workspace_id = c.workspace_id AND ca.campaign_id = c.id ORDER BY ca.account_id) AS account_ids`;

export function toCampaign(row: CampaignRow): CampaignRecord {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    sequenceId: row.sequence_id,
    audienceId: row.audience_id,
    sequenceVersionId: row.sequence_version_id,
    accountIds: row.account_ids,
    scheduledAt: toInstantOrNull(row.scheduled_at),
    launchedAt: toInstantOrNull(row.launched_at),
    endedAt: toInstantOrNull(row.ended_at),
    createdAt: toInstant(row.created_at),
  };
}

export interface AccountRow {
  readonly id: string;
  readonly identity_id: string;
  readonly identity_name: string;
  readonly channel: Channel;
  readonly address: string;
  readonly status: CampaignAccount['status'];
  readonly window: SendingWindow;
  readonly daily_caps: CampaignAccount['dailyCaps'];
}

export function toAccount({ identity_id, identity_name, daily_caps, ...row }: AccountRow): CampaignAccount {
  return { ...row, identityId: identity_id, identityName: identity_name, dailyCaps: daily_caps };
}
