/** Who speaks in a draft? An identity brings all its accounts that run, and takes all of them along. */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { distinct } from './campaign-parts.js';
import { lockCampaign, toCampaignView } from './campaign-view.js';
import { requireDraft } from './move-campaign.js';

/** As many as a campaign may name one by one. */
const MOST_ACCOUNTS = 100;

export const attachIdentity: ActHandler<'campaigns.attach_identity'> = async (
  { stores },
  { campaignId, identityId },
) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  requireDraft('You cannot change who speaks in', before);
  const identity = await stores.accounts.identity(identityId);
  if (!identity) throw notFound('identity', encodeId('identity', identityId));
  const accounts = await stores.campaigns.accountsOf(identityId);
  const healthy = accounts.filter((account) => account.status === 'running');
  if (healthy.length === 0) {
    throw new Refusal(
      'wrong_state',
      `${identity.name} has no account that runs${accounts.length === 0 ? ': none is connected' : ''}.`,
      'Connect a mailbox or a LinkedIn account for this identity, or resume one, then attach it again.',
    );
  }
  const accountIds = distinct([...before.accountIds, ...healthy.map((account) => account.id)]);
  if (accountIds.length > MOST_ACCOUNTS) {
    throw new Refusal(
      'too_large',
      `The campaign would have ${accountIds.length} accounts; it takes at most ${MOST_ACCOUNTS}.`,
      'Let the other identities speak in a campaign of their own.',
    );
  }
  const campaign = { ...before, accountIds };
  await stores.campaigns.save(campaign);
  await stores.plans.voidLaunches(campaignId);
  return toCampaignView(stores.campaigns, campaign);
};

export const detachIdentity: ActHandler<'campaigns.detach_identity'> = async (
  { stores },
  { campaignId, identityId },
) => {
  const before = await lockCampaign(stores.campaigns, campaignId);
  requireDraft('You cannot change who speaks in', before);
  if (!(await stores.accounts.identity(identityId)))
    throw notFound('identity', encodeId('identity', identityId));
  const gone = new Set((await stores.campaigns.accountsOf(identityId)).map((account) => account.id));
  const campaign = { ...before, accountIds: before.accountIds.filter((id) => !gone.has(id)) };
  if (campaign.accountIds.length < before.accountIds.length) {
    await stores.campaigns.save(campaign);
    await stores.plans.voidLaunches(campaignId);
  }
  return toCampaignView(stores.campaigns, campaign);
};
