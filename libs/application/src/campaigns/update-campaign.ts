/** What may still be changed? Everything, while it is a draft; afterwards its name, its weight, and until it ends its hours. */
import { type InputOf, Refusal } from '#contracts';
import { followNewHours } from '../engine/change-hours.js';
import type { ActHandler } from '../operations/operation-context.js';
import { audiencesOf, distinct, requireParts } from './campaign-parts.js';
import { hoursOf } from './campaign-hours.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { requireDraft } from './move-campaign.js';

export const updateCampaign: ActHandler<'campaigns.update'> = async ({ stores, now }, input) => {
  const before = await lockCampaign(stores.campaigns, input.campaignId);
  const decides = decidesAboutPeople(input);
  const hours = hoursOf(input, before);
  if (decides) requireDraft('You cannot change', before);
  if (changesHours(input)) requireUnended(before);
  await requireParts(stores, input);
  const campaign = {
    ...before,
    ...hours,
    name: input.name ?? before.name,
    weight: input.weight ?? before.weight,
    sequenceId: input.sequenceId ?? before.sequenceId,
    audiences: input.audienceIds ? audiencesOf(input.audienceIds, before.audiences) : before.audiences,
    accountIds: input.accountIds ? distinct(input.accountIds) : before.accountIds,
  };
  await stores.campaigns.save(campaign);
  if (changesHours(input)) await followNewHours(stores.engine, { of: 'campaign', id: campaign.id }, now);
  if (decides) await stores.plans.voidLaunches(campaign.id);
  return toCampaignView(stores.campaigns, campaign);
};

/** A name tells nobody anything, a weight says only who goes first, and hours only when. */
function decidesAboutPeople({
  campaignId: _id,
  name: _name,
  weight: _weight,
  window: _window,
  inLeadZone: _inLeadZone,
  ...parts
}: InputOf<'campaigns.update'>): boolean {
  return Object.values(parts).some((part) => part !== undefined);
}

const changesHours = ({ window, inLeadZone }: InputOf<'campaigns.update'>): boolean =>
  window !== undefined || inLeadZone !== undefined;

function requireUnended({ status, name }: CampaignRecord): void {
  if (status !== 'completed' && status !== 'stopped') return;
  throw new Refusal(
    'conflict',
    `You cannot change the hours of "${name}": it has ended.`,
    'Duplicate the campaign and give the copy the hours that you want.',
  );
}
