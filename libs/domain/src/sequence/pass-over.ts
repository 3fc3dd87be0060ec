/** Where does a person stand who does not wait at this step any more? */
import { type SequenceGraph, stepById, type StepId } from './graph.js';

/** A question that is passed over is answered no, as at its time-out. Undefined at the end: nothing comes after it. */
export function stepAfter(graph: SequenceGraph, stepId: StepId): StepId | undefined {
  const step = stepById(graph, stepId);
  if (step.kind === 'end') return undefined;
  return step.kind === 'condition' ? step.else : step.next;
}
