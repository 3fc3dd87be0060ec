/**
 * Can this sequence be launched?
 *
 * Every problem is reported at once, each with its path, so that an author or an assistant repairs it in one go.
 */
import { checkOrder } from './check-order.js';
import { checkShape } from './check-shape.js';
import { checkSteps } from './check-steps.js';
import type { SequenceGraph } from './graph.js';
import type { SequenceProblem } from './problems.js';

/** All problems, errors first. A sequence without errors is safe to walk: `advance` never throws on it. */
export function validateSequence(graph: SequenceGraph): SequenceProblem[] {
  const problems = [...checkShape(graph), ...checkSteps(graph), ...checkOrder(graph)];
  return [
    ...problems.filter((problem) => problem.level === 'error'),
    ...problems.filter((problem) => problem.level === 'warning'),
  ];
}
