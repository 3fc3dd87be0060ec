/**
 * How does a paused campaign go on? Where it was: the same touches stand in their lanes. What would have left
 * meanwhile leaves at the pace of each account, one slot after another.
 */
import type { ActHandler } from '../operations/operation-context.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { movedBy } from './move-campaign.js';

export const resumeCampaign: ActHandler<'campaigns.resume'> = async ({ stores, now }, { campaignId }) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  if (before.status === 'running') return toCampaignView(stores.campaigns, before);
  const campaign = {
    ...before,
    status: movedBy('resume', before),
    statusReason: null,
    statusChangedAt: now,
  };
  await stores.campaigns.save(campaign);
  await stores.campaigns.openTouches(campaignId, now);
  await stores.events.append([{ type: 'campaign.resumed', data: { campaignId } }], now);
  return toCampaignView(stores.campaigns, campaign);
};
