/** How is a campaign put away, taken out again, or deleted? Only at rest; what ever ran keeps its figures. */
import { Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';

const AT_REST: readonly CampaignRecord['status'][] = ['draft', 'completed', 'stopped'];

export const archiveCampaign: ActHandler<'campaigns.archive'> = async ({ stores, now }, { campaignId }) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  if (before.archivedAt !== null) return toCampaignView(stores.campaigns, before);
  if (!AT_REST.includes(before.status)) {
    throw new Refusal(
      'wrong_state',
      `"${before.name}" cannot be archived: the campaign is ${before.status}.`,
      before.status === 'scheduled'
        ? 'Take its start back first (campaigns.unschedule), or stop it (campaigns.stop).'
        : 'Stop it first (campaigns.stop), or let it come to its end.',
    );
  }
  const campaign = { ...before, archivedAt: now };
  await stores.campaigns.save(campaign);
  await stores.plans.voidLaunches(campaignId);
  return toCampaignView(stores.campaigns, campaign);
};

export const unarchiveCampaign: ActHandler<'campaigns.unarchive'> = async ({ stores }, { campaignId }) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  const campaign = { ...before, archivedAt: null };
  if (before.archivedAt !== null) await stores.campaigns.save(campaign);
  return toCampaignView(stores.campaigns, campaign);
};

export const deleteCampaign: ActHandler<'campaigns.delete'> = async ({ stores }, { campaignId }) => {
  const campaign = await lockCampaign(stores.campaigns, campaignId);
  // What was planned once may be named by events, and figures rest on those.
  if (campaign.status !== 'draft' || campaign.statusChangedAt !== null) {
    throw new Refusal(
      'wrong_state',
      `"${campaign.name}" cannot be deleted: it was launched or planned, and what happened since rests on it.`,
      'Put it away instead: campaigns.archive. It leaves the lists and keeps what happened.',
    );
  }
  const view = await toCampaignView(stores.campaigns, campaign);
  await stores.plans.voidLaunches(campaignId);
  await stores.campaigns.remove(campaignId);
  return view;
};
