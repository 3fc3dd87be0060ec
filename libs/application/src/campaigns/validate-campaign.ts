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

/** Everything that a launch of the campaign rests on, and who its audiences have now. */
export async function gatherCampaign(
  stores: ReadStores,
  campaign: CampaignRecord,
): Promise<{ readonly facts: CampaignFacts; readonly leadIds: readonly string[] }> {
  const { sequenceId, audiences, accountIds } = campaign;
  const sequence = sequenceId === null ? undefined : await stores.sequences.find(sequenceId);
  const leadIds = await stores.audiences.listMemberIds(audiences.map(({ id }) => id));
  const accounts = await stores.campaigns.accounts(accountIds);
  return { facts: { campaign, graph: sequence?.graph, audienceSize: leadIds.length, accounts }, leadIds };
}
