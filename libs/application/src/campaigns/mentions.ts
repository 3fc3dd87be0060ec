/** Is what the steps of a sequence name still there, and of use: audiences to add to, endpoints to tell? */
import { decodeId } from '#contracts';
import type { SequenceGraph, Step } from '#domain';
import type { ReadStores } from '../persistence/stores.js';
import { campaignError as error, type CampaignProblem } from './campaign-problem.js';

type Stores = Pick<ReadStores, 'audiences' | 'webhooks'>;

/** Errors: a step that can do nothing is a mistake of its author, whom nobody tells later. */
export async function mentionProblems(stores: Stores, graph: SequenceGraph): Promise<CampaignProblem[]> {
  const problems: CampaignProblem[] = [];
  for (const [index, step] of graph.steps.entries()) {
    const wrong = await wrongWith(stores, step);
    if (wrong !== undefined)
      problems.push(error(`sequence.steps[${index}].${wrong.field}`, wrong.code, wrong.message));
  }
  return problems;
}

interface Wrong {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

async function wrongWith(stores: Stores, step: Step): Promise<Wrong | undefined> {
  if (step.kind === 'add_to_audience') {
    const id = decodeId('audience', step.audienceId);
    const audience = id === undefined ? undefined : await stores.audiences.byId(id);
    if (audience?.kind === 'static' && !audience.archivedAt) return undefined;
    const message = audience
      ? `"${audience.name}" takes nobody: it is ${audience.archivedAt ? 'archived' : 'an audience by filter'}. Name a static audience in use.`
      : `There is no audience ${step.audienceId}. Name one of audiences.list.`;
    return { field: 'audienceId', code: 'audience_not_usable', message };
  }
  if (step.kind === 'webhook') {
    const id = decodeId('webhook', step.webhookId);
    const endpoint = id === undefined ? undefined : await stores.webhooks.endpoint(id);
    if (endpoint?.status === 'enabled') return undefined;
    const message = endpoint
      ? `The webhook endpoint ${step.webhookId} is switched off. Enable it, or name another.`
      : `There is no webhook endpoint ${step.webhookId}. Name one of webhooks.list.`;
    return { field: 'webhookId', code: 'webhook_not_usable', message };
  }
  return undefined;
}
