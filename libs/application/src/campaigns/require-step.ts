/** Which step of which words is meant? */
import { Refusal } from '#contracts';
import { isTouchStep, type SequenceGraph, type TouchStep } from '#domain';
import type { ReadStores } from '../persistence/stores.js';
import type { CampaignRecord } from './campaign-store.port.js';
import { graphOf } from './words-of-campaign.js';

export async function requireGraph(
  stores: Pick<ReadStores, 'sequences'>,
  campaign: CampaignRecord,
): Promise<SequenceGraph> {
  const graph = await graphOf(stores, campaign);
  if (graph) return graph;
  throw new Refusal(
    'wrong_state',
    `"${campaign.name}" has no sequence yet.`,
    'Give the campaign a sequence first (campaigns.update).',
  );
}

export function requireTouchStep(graph: SequenceGraph, stepId: string): TouchStep {
  const speaking = graph.steps.filter(isTouchStep);
  const step = speaking.find((one) => one.id === stepId);
  if (step) return step;
  const message = `There is no step "${stepId}" that contacts somebody.`;
  throw new Refusal(
    'invalid_input',
    message,
    speaking.length === 0
      ? 'The sequence contacts nobody yet. Add a step that does.'
      : `Choose one of ${speaking.map((one) => one.id).join(', ')}.`,
    [{ path: 'stepId', message }],
  );
}
