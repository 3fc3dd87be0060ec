/**
 * What happens when a sequence is rewritten? Only its draft changes: campaigns keep the version they froze, and launch
 * plans that showed other words become void.
 */
import type { ActHandler } from '../operations/operation-context.js';
import { canonicalHash } from '../plans/decision-hash.js';
import { requireSequence, toSequenceView } from './sequence-view.js';

export const updateSequence: ActHandler<'sequences.update'> = async ({ stores, now }, input) => {
  const before = await requireSequence(stores.sequences, input.sequenceId);
  const sequence = {
    ...before,
    name: input.name ?? before.name,
    graph: input.graph ?? before.graph,
    updatedAt: now,
  };
  await stores.sequences.save(sequence);
  await stores.plans.voidOutdated(sequence.id, canonicalHash(sequence.graph));
  return toSequenceView(sequence);
};
