/** What does a caller see of a sequence? */
import type { OutputOf } from '#contracts';
import { encodeId, notFound } from '#contracts';
import type { SequenceGraph } from '#domain';
import { filledGraph, filledProblems } from './filled-graph.js';
import type { SequenceReads, SequenceRecord, SequenceStore } from './sequence-store.port.js';

export function toSequenceView(sequence: SequenceRecord): OutputOf<'sequences.get'> {
  return {
    id: sequence.id,
    name: sequence.name,
    graph: ownCopy(sequence.graph),
    problems: filledProblems(filledGraph(sequence)),
    createdAt: sequence.createdAt,
    updatedAt: sequence.updatedAt,
  };
}

/** The domain only reads graphs; the contract's type of the same shape may be written to. */
export function ownCopy(graph: SequenceGraph): OutputOf<'sequences.get'>['graph'] {
  return structuredClone(graph) as OutputOf<'sequences.get'>['graph'];
}

export async function requireSequence(sequences: SequenceReads, sequenceId: string): Promise<SequenceRecord> {
  return orNotFound(await sequences.find(sequenceId), sequenceId);
}

/** As `requireSequence`, and nobody else can change it before this transaction ends. */
export async function lockSequence(sequences: SequenceStore, sequenceId: string): Promise<SequenceRecord> {
  return orNotFound(await sequences.lock(sequenceId), sequenceId);
}

function orNotFound(sequence: SequenceRecord | undefined, sequenceId: string): SequenceRecord {
  if (!sequence) throw notFound('sequence', encodeId('sequence', sequenceId));
  return sequence;
}
