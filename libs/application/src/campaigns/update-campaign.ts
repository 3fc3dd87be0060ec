/** What may still be changed? Everything, while it is a draft; afterwards the name alone. */
import type { InputOf } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { audiencesOf, distinct, requireParts } from './campaign-parts.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { requireDraft } from './move-campaign.js';

export const updateCampaign: ActHandler<'campaigns.update'> = async ({ stores }, input) => {
  const before = await lockCampaign(stores.campaigns, input.campaignId);
  const onlyRenamed = isRename(input);
  if (!onlyRenamed) requireDraft('You cannot change', before);
  await requireParts(stores, input);
  const campaign = {
    ...before,
    name: input.name ?? before.name,
    sequenceId: input.sequenceId ?? before.sequenceId,
    audiences: input.audienceIds ? audiencesOf(input.audienceIds, before.audiences) : before.audiences,
    accountIds: input.accountIds ? distinct(input.accountIds) : before.accountIds,
  };
  await stores.campaigns.save(campaign);
  // A name decides about nobody.
  if (!onlyRenamed) await stores.plans.voidLaunches(campaign.id);
  return toCampaignView(stores.campaigns, campaign);
};

function isRename({ campaignId: _id, name: _name, ...parts }: InputOf<'campaigns.update'>): boolean {
  return Object.values(parts).every((part) => part === undefined);
}
