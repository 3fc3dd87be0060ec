/**
 * What happens when a sequence is rewritten? Only its draft changes: campaigns keep the version they froze, and launch
 * plans that showed other words become void.
 */
import type { SequenceGraph } from '#domain';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { canonicalHash } from '../plans/decision-hash.js';
import type { SequenceRecord } from './sequence-store.port.js';
import { filledGraph } from './filled-graph.js';
import { lockSequence, requireSequence, toSequenceView } from './sequence-view.js';

export const updateSequence: ActHandler<'sequences.update'> = async (context, input) => {
  const before = await lockSequence(context.stores.sequences, input.sequenceId);
  const { name = before.name, graph = before.graph } = input;
  return toSequenceView(await rewrite(context, before, { name, graph }));
};

/** Whoever rewrites holds the sequence, so that two edits of different steps both count. */
export async function rewrite(
  { stores, now }: Pick<ActContext, 'stores' | 'now'>,
  before: SequenceRecord,
  change: { readonly name?: string; readonly graph: SequenceGraph },
): Promise<SequenceRecord> {
  await stores.sequences.save({ ...before, ...change, updatedAt: now });
  const sequence = await requireSequence(stores.sequences, before.id);
  await stores.plans.voidOutdated(sequence.id, canonicalHash(filledGraph(sequence)));
  return sequence;
}
