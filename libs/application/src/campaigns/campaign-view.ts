/** What does a caller see of a campaign? */
import type { OutputOf } from '#contracts';
import { encodeId, notFound } from '#contracts';
import { windowView } from '../accounts/check-window.js';
import type {
  CampaignReads,
  CampaignRecord,
  CampaignStore,
  EnrollmentCounts,
} from './campaign-store.port.js';

type CampaignView = OutputOf<'campaigns.get'>;

const NOBODY: EnrollmentCounts = { active: 0, finished: 0, stopped: 0 };

export async function toCampaignViews(
  campaigns: CampaignReads,
  records: readonly CampaignRecord[],
): Promise<CampaignView[]> {
  const counts = await campaigns.enrollmentCounts(records.map((record) => record.id));
  return records.map((record) => toView(record, counts.get(record.id) ?? NOBODY));
}

export async function toCampaignView(
  campaigns: CampaignReads,
  record: CampaignRecord,
): Promise<CampaignView> {
  const counts = await campaigns.enrollmentCounts([record.id]);
  return toView(record, counts.get(record.id) ?? NOBODY);
}

function toView(record: CampaignRecord, enrollments: EnrollmentCounts): CampaignView {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    sequenceId: record.sequenceId,
    audiences: record.audiences.map((audience) => ({ ...audience })),
    accountIds: [...record.accountIds],
    scheduledAt: record.scheduledAt,
    launchedAt: record.launchedAt,
    endedAt: record.endedAt,
    archivedAt: record.archivedAt,
    statusReason: record.statusReason,
    statusChangedAt: record.statusChangedAt,
    externalId: record.externalId,
    createdAt: record.createdAt,
    window: record.window && windowView(record.window),
    inLeadZone: record.inLeadZone,
    maxEnrollments: record.maxEnrollments,
    maxEnrollmentsPerDay: record.maxEnrollmentsPerDay,
    weight: record.weight,
    dailyCap: record.dailyCap,
    enrollments: { ...enrollments },
  };
}

export async function requireCampaign(campaigns: CampaignReads, campaignId: string): Promise<CampaignRecord> {
  return orNotFound(await campaigns.find(campaignId), campaignId);
}

/** As `requireCampaign`, and nobody else can change it before this transaction ends. */
export async function lockCampaign(campaigns: CampaignStore, campaignId: string): Promise<CampaignRecord> {
  return orNotFound(await campaigns.lock(campaignId), campaignId);
}

function orNotFound(record: CampaignRecord | undefined, campaignId: string): CampaignRecord {
  if (!record) throw notFound('campaign', encodeId('campaign', campaignId));
  return record;
}
