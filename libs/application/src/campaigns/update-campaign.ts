/** What may still be changed? Everything, while it is a draft; afterwards its name and its weight. */
import type { InputOf } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { audiencesOf, distinct, requireParts } from './campaign-parts.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { requireDraft } from './move-campaign.js';

export const updateCampaign: ActHandler<'campaigns.update'> = async ({ stores }, input) => {
  const before = await lockCampaign(stores.campaigns, input.campaignId);
  const decides = decidesAboutPeople(input);
  if (decides) requireDraft('You cannot change', before);
  await requireParts(stores, input);
  const campaign = {
    ...before,
    name: input.name ?? before.name,
    weight: input.weight ?? before.weight,
    sequenceId: input.sequenceId ?? before.sequenceId,
    audiences: input.audienceIds ? audiencesOf(input.audienceIds, before.audiences) : before.audiences,
    accountIds: input.accountIds ? distinct(input.accountIds) : before.accountIds,
  };
  await stores.campaigns.save(campaign);
  if (decides) await stores.plans.voidLaunches(campaign.id);
  return toCampaignView(stores.campaigns, campaign);
};

/** A name tells nobody anything, and a weight says only who goes first. */
function decidesAboutPeople({
  campaignId: _id,
  name: _name,
  weight: _weight,
  ...parts
}: InputOf<'campaigns.update'>): boolean {
  return Object.values(parts).some((part) => part !== undefined);
}
