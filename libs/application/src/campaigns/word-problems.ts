/** For how many people of the audience do the texts lack a value, and whom does no channel reach? */
import type { SequenceGraph } from '#domain';
import type { Lead } from '../leads/lead.js';
import { isReachable } from '../plans/choose-members.js';
import { campaignError, type CampaignProblem, campaignWarning } from './campaign-problem.js';
import { renderMessages } from './render-messages.js';
import { channelsOf } from './speakers.js';

export interface WordCount {
  readonly people: number;
  readonly unreachable: number;
  /** People who lack a variable that has no default, by variable. */
  readonly missing: ReadonlyMap<string, number>;
  /** People whom neither keeps from being written to. */
  readonly ready: number;
}

/** What is missing does not depend on who speaks. */
const SOMEBODY = { name: 'somebody', signature: null };

export const NOBODY_COUNTED: WordCount = { people: 0, unreachable: 0, missing: new Map(), ready: 0 };

export function countWords(
  before: WordCount,
  leads: readonly Lead[],
  graph: SequenceGraph,
  campaignId: string,
): WordCount {
  const missing = new Map(before.missing);
  let { unreachable, ready } = before;
  const channels = channelsOf(graph);
  for (const lead of leads) {
    if (!channels.some((channel) => isReachable(lead, channel))) {
      unreachable += 1;
      continue;
    }
    const lacks = new Set(
      renderMessages(graph, lead, { campaignId, sender: SOMEBODY }).flatMap((message) =>
        message.reachable ? message.missing : [],
      ),
    );
    for (const name of lacks) missing.set(name, (missing.get(name) ?? 0) + 1);
    if (lacks.size === 0) ready += 1;
  }
  return { people: before.people + leads.length, unreachable, missing, ready };
}

export function wordProblems({ people, unreachable, missing, ready }: WordCount): CampaignProblem[] {
  if (people === 0) return [];
  const problems = [...missing].map(([name, count]) =>
    campaignWarning(
      'audienceIds',
      'variable_missing',
      `${count} of ${people} people have no ${name}, and the texts use it without a default: they would be left out. Write {{ ${name} | default: "…" }}, or complete the leads.`,
    ),
  );
  if (unreachable > 0) {
    const message = `${unreachable} of ${people} people have no address for any channel of the sequence: they would be left out.`;
    problems.push(campaignWarning('audienceIds', 'unreachable_people', message));
  }
  if (ready === 0) {
    const message = 'Nobody of the audience could be written to, for the reasons given beside this one.';
    problems.push(campaignError('audienceIds', 'nobody_ready', message));
  }
  return problems;
}
