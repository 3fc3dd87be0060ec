/** What would stop a launch of this campaign now? */
import type { SequenceGraph } from '#domain';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { type CampaignFacts, campaignProblems, isReady } from './campaign-problems.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { requireCampaign } from './campaign-view.js';
import { mentionProblems } from './mentions.js';
import { filledGraph } from '../sequences/filled-graph.js';
import { countWords, NOBODY_COUNTED, type WordCount, wordProblems } from './word-problems.js';

/** Of larger audiences, as many are looked at; a launch takes no more at once. */
const MOST_LOOKED_AT = 50_000;
const LEADS_AT_ONCE = 2_000;

export const validateCampaign: ReadHandler<'campaigns.validate'> = async (
  { stores, now },
  { campaignId },
) => {
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const { facts, leadIds } = await gatherCampaign(stores, campaign, now);
  const words = facts.graph ? await countAll(stores, leadIds, facts.graph, campaignId) : NOBODY_COUNTED;
  const problems = [...campaignProblems(facts), ...wordProblems(words)];
  return {
    ready: isReady(problems),
    problems: [
      ...problems.filter((problem) => problem.level === 'error'),
      ...problems.filter((problem) => problem.level === 'warning'),
    ],
  };
};

/** Everything that a launch of the campaign rests on, and who its audiences have now. */
export async function gatherCampaign(
  stores: ReadStores,
  campaign: CampaignRecord,
  now: Temporal.Instant,
): Promise<{ readonly facts: CampaignFacts; readonly leadIds: readonly string[] }> {
  const { sequenceId, audiences, accountIds } = campaign;
  const sequence = sequenceId === null ? undefined : await stores.sequences.find(sequenceId);
  const leadIds = await stores.audiences.listMemberIds(audiences.map(({ id }) => id));
  const accounts = await stores.campaigns.accounts(accountIds);
  return {
    facts: {
      campaign,
      graph: sequence && filledGraph(sequence),
      mentioned: sequence ? await mentionProblems(stores, sequence.graph) : [],
      audienceSize: leadIds.length,
      accounts,
      now,
    },
    leadIds,
  };
}

async function countAll(
  { leads }: Pick<ReadStores, 'leads'>,
  leadIds: readonly string[],
  graph: SequenceGraph,
  campaignId: string,
): Promise<WordCount> {
  let count = NOBODY_COUNTED;
  const looked = leadIds.slice(0, MOST_LOOKED_AT);
  for (let first = 0; first < looked.length; first += LEADS_AT_ONCE)
    count = countWords(
      count,
      await leads.leadsByIds(looked.slice(first, first + LEADS_AT_ONCE)),
      graph,
      campaignId,
    );
  return count;
}
