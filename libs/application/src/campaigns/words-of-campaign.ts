/** Which words does a campaign have? Those it was launched with; before that, those of its draft. */
import type { SequenceGraph } from '#domain';
import type { ReadStores } from '../persistence/stores.js';
import { filledGraph } from '../sequences/filled-graph.js';
import type { CampaignRecord } from './campaign-store.port.js';

export async function graphOf(
  { sequences }: Pick<ReadStores, 'sequences'>,
  { sequenceId, sequenceVersionId }: Pick<CampaignRecord, 'sequenceId' | 'sequenceVersionId'>,
): Promise<SequenceGraph | undefined> {
  if (sequenceVersionId !== null) return sequences.findVersion(sequenceVersionId);
  const draft = sequenceId === null ? undefined : await sequences.find(sequenceId);
  return draft && filledGraph(draft);
}
