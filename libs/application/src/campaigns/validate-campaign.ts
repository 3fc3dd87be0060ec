/** What would stop a launch of this campaign now? */
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { type CampaignFacts, campaignProblems, isReady } from './campaign-problems.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { requireCampaign } from './campaign-view.js';

export const validateCampaign: ReadHandler<'campaigns.validate'> = async ({ stores }, { campaignId }) => {
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const { facts } = await gatherCampaign(stores, campaign);
  const problems = campaignProblems(facts);
  return { ready: isReady(problems), problems };
};

/** Everything that a launch of the campaign rests on, and who its audience has now. */
export async function gatherCampaign(
  stores: ReadStores,
  campaign: CampaignRecord,
): Promise<{ readonly facts: CampaignFacts; readonly leadIds: readonly string[] }> {
  const { sequenceId, audienceId, accountIds } = campaign;
  const sequence = sequenceId === null ? undefined : await stores.sequences.find(sequenceId);
  const leadIds = audienceId === null ? [] : await stores.audiences.listMemberIds(audienceId);
  const accounts = await stores.campaigns.accounts(accountIds);
  return { facts: { campaign, graph: sequence?.graph, audienceSize: leadIds.length, accounts }, leadIds };
}
