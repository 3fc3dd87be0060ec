/** campaigns.why: why is nothing sending in this campaign? */
import type { Waiting, WaitingReason } from '#domain';
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { laneOutlooks } from './lane-outlooks.js';
import { openReasons, restingReasons } from './reasons-of.js';
import { storyOf } from './story-of.js';

export const whyCampaign: ReadHandler<'campaigns.why'> = async ({ stores, now }, { campaignId }) => {
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const counts = (await stores.campaigns.enrollmentCounts([campaignId])).get(campaignId);
  const people = {
    ...(counts ?? { active: 0, finished: 0, stopped: 0 }),
    waitingToEnter: await stores.why.waitingToEnter(campaignId),
  };
  const open = await stores.why.openOfCampaign(campaignId, now);
  const resting = await stores.why.resting(campaignId);
  const everybody = standingOf(campaign.status);
  const outlooks = await laneOutlooks(stores, open, now);
  const waiting: Waiting[] = everybody
    ? [{ reason: everybody, count: people.active, until: campaign.scheduledAt, lane: null }]
    : [...openReasons(open, outlooks), ...restingReasons(resting, now)];
  const entering: Waiting = {
    reason: 'waiting_to_enter',
    count: people.waitingToEnter,
    until: null,
    lane: null,
  };
  return {
    campaignId,
    name: campaign.name,
    status: campaign.status,
    ...storyOf([...waiting, entering], now, everybody ?? 'nobody_enrolled'),
    people,
  };
};

/** What holds everybody alike, whatever each of them waits for. */
function standingOf(status: string): WaitingReason | undefined {
  switch (status) {
    case 'draft':
      return 'campaign_draft';
    case 'scheduled':
      return 'campaign_scheduled';
    case 'paused':
      return 'campaign_paused';
    case 'stopped':
      return 'campaign_stopped';
    case 'completed':
      return 'campaign_completed';
    default:
      return undefined;
  }
}
