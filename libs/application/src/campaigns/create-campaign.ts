/** How does a campaign begin? As a draft, with as many of its parts as are known. */
import type { ActHandler } from '../operations/operation-context.js';
import { audiencesOf, distinct, requireParts } from './campaign-parts.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { toCampaignView } from './campaign-view.js';

export const createCampaign: ActHandler<'campaigns.create'> = async ({ stores, now, newId }, input) => {
  await requireParts(stores, input);
  const campaign: CampaignRecord = {
    id: newId(),
    name: input.name,
    status: 'draft',
    sequenceId: input.sequenceId ?? null,
    audiences: audiencesOf(input.audienceIds ?? []),
    sequenceVersionId: null,
    accountIds: distinct(input.accountIds ?? []),
    maxEnrollments: input.maxEnrollments ?? null,
    maxEnrollmentsPerDay: input.maxEnrollmentsPerDay ?? null,
    exclude: null,
    scheduledAt: null,
    launchedAt: null,
    endedAt: null,
    createdAt: now,
  };
  await stores.campaigns.insert(campaign);
  return toCampaignView(stores.campaigns, campaign);
};
