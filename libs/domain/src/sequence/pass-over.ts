/** Where does a person stand who does not wait at this step any more? */
import { type SequenceGraph, stepById, type StepId } from './graph.js';

/**
 * A question that is passed over is answered no, as at its time-out; of a split the first variant follows, though nobody
 * ever stands at one. Undefined at the end: nothing comes after it.
 */
export function stepAfter(graph: SequenceGraph, stepId: StepId): StepId | undefined {
  const step = stepById(graph, stepId);
  if (step.kind === 'end') return undefined;
  if (step.kind === 'split') return step.variants[0]?.next;
  return step.kind === 'condition' ? step.else : step.next;
}
