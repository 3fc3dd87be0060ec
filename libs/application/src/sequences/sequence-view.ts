/** What does a caller see of a sequence? */
import type { OutputOf } from '#contracts';
import { encodeId, notFound } from '#contracts';
import type { SequenceGraph } from '#domain';
import { validateSequence } from '#domain';
import type { SequenceReads, SequenceRecord } from './sequence-store.port.js';

export function toSequenceView(sequence: SequenceRecord): OutputOf<'sequences.get'> {
  return {
    id: sequence.id,
    name: sequence.name,
    graph: ownCopy(sequence.graph),
    problems: [...validateSequence(sequence.graph)],
    createdAt: sequence.createdAt,
    updatedAt: sequence.updatedAt,
  };
}

/** The domain only reads graphs; the contract's type of the same shape may be written to. */
function ownCopy(graph: SequenceGraph): OutputOf<'sequences.get'>['graph'] {
  return { start: graph.start, steps: [...graph.steps] };
}

export async function requireSequence(sequences: SequenceReads, sequenceId: string): Promise<SequenceRecord> {
  const sequence = await sequences.find(sequenceId);
  if (!sequence) throw notFound('sequence', encodeId('sequence', sequenceId));
  return sequence;
}
