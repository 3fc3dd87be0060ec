/** How does a campaign hold its breath? Its waiting touches are passed by at once; what is being sent is sent. */
import type { ActHandler } from '../operations/operation-context.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { movedBy } from './move-campaign.js';

export const pauseCampaign: ActHandler<'campaigns.pause'> = async (
  { stores, now },
  { campaignId, reason },
) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  if (before.status === 'paused') return toCampaignView(stores.campaigns, before);
  const campaign = {
    ...before,
    status: movedBy('pause', before),
    statusReason: reason ?? null,
    statusChangedAt: now,
  };
  await stores.campaigns.save(campaign);
  await stores.campaigns.closeTouches(campaignId);
  await stores.events.append([{ type: 'campaign.paused', data: { campaignId } }], now);
  return toCampaignView(stores.campaigns, campaign);
};
