/** How does a sequence begin? With all its steps in one body; problems are told, not refused, while it is a draft. */
import type { ActHandler } from '../operations/operation-context.js';
import { toSequenceView } from './sequence-view.js';

export const createSequence: ActHandler<'sequences.create'> = async ({ stores, now, newId }, input) => {
  const sequence = { id: newId(), name: input.name, graph: input.graph, createdAt: now, updatedAt: now };
  await stores.sequences.insert(sequence);
  return toSequenceView(sequence);
};
