/** How does a sequence begin? With all its steps or with none; problems are told, not refused, while it is a draft. */
import type { SequenceGraph } from '#domain';
import type { ActHandler } from '../operations/operation-context.js';
import { requireSequence, toSequenceView } from './sequence-view.js';

const EMPTY: SequenceGraph = { start: 'end', steps: [{ id: 'end', kind: 'end' }] };

export const createSequence: ActHandler<'sequences.create'> = async ({ stores, now, newId }, input) => {
  const { name, graph = EMPTY } = input;
  const sequence = { id: newId(), name, graph, createdAt: now, updatedAt: now };
  await stores.sequences.insert(sequence);
  return toSequenceView(await requireSequence(stores.sequences, sequence.id));
};
