/** How does a campaign end before its time? Every enrollment stops, and nothing that still waits is sent. */
import type { NewEvent } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { movedBy } from './move-campaign.js';

export const stopCampaign: ActHandler<'campaigns.stop'> = async ({ stores, now }, { campaignId, reason }) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  if (before.status === 'stopped') return toCampaignView(stores.campaigns, before);
  const campaign = {
    ...before,
    status: movedBy('stop', before),
    statusReason: reason ?? null,
    statusChangedAt: now,
    endedAt: now,
  };
  await stores.campaigns.save(campaign);
  await stores.plans.voidLaunches(campaign.id);
  const stopped = await stores.enrollments.stopAll(campaignId, now);
  const cancelled = await stores.enrollments.cancelTouches(campaignId);
  const events: NewEvent[] = [
    { type: 'campaign.stopped', data: { campaignId } },
    ...cancelled.map((data): NewEvent => ({ type: 'touch.cancelled', data })),
    ...stopped.map((lead): NewEvent => ({
      type: 'enrollment.stopped',
      data: { campaignId, ...lead, reason: 'campaign_stopped' },
    })),
  ];
  await stores.events.append(events, now);
  return toCampaignView(stores.campaigns, campaign);
};
