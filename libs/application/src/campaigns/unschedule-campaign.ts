/** How is a planned start taken back? The campaign is a draft again, and whoever was to be enrolled is free. */
import type { ActHandler } from '../operations/operation-context.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { movedBy } from './move-campaign.js';

export const unscheduleCampaign: ActHandler<'campaigns.unschedule'> = async (
  { stores, now },
  { campaignId },
) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  if (before.status === 'draft') return toCampaignView(stores.campaigns, before);
  const campaign = {
    ...before,
    status: movedBy('unschedule', before),
    // The version stays, unused: versions never change and are never taken away.
    sequenceVersionId: null,
    scheduledAt: null,
    statusChangedAt: now,
  };
  await stores.campaigns.discardEnrollments(campaignId);
  await stores.campaigns.save(campaign);
  await stores.events.append([{ type: 'campaign.unscheduled', data: { campaignId } }], now);
  return toCampaignView(stores.campaigns, campaign);
};
