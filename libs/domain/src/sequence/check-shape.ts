/** Can the sequence be walked: from its start, along known steps, without circles, to an end? */
import type { SequenceGraph, StepId } from './graph.js';
import { isTouchStep } from './graph.js';
import { MAX_STEPS } from './limits.js';
import { closingEdges, edgesOf, reachableFrom, rootsOf, stepsById } from './paths.js';
import { error, type SequenceProblem, warning } from './problems.js';

export function checkShape(graph: SequenceGraph): SequenceProblem[] {
  if (graph.steps.length === 0) return [error('steps', 'no_steps', 'Add at least one step and an end.')];
  return [...checkSize(graph), ...checkIds(graph), ...checkReferences(graph), ...checkWalk(graph)];
}

function checkSize({ steps }: SequenceGraph): SequenceProblem[] {
  if (steps.length <= MAX_STEPS) return [];
  return [error('steps', 'too_many_steps', `${steps.length} steps are too many; the limit is ${MAX_STEPS}.`)];
}

function checkIds({ steps }: SequenceGraph): SequenceProblem[] {
  const firstUse = new Map<StepId, number>();
  return steps.flatMap((step, index) => {
    const path = `steps[${index}].id`;
    if (step.id.trim() === '') return [error(path, 'bad_step_id', 'Give the step an id.')];
    const first = firstUse.get(step.id);
    if (first !== undefined) {
      return [
        error(
          path,
          'duplicate_step_id',
          `steps[${first}] is "${step.id}" already. Give each step its own id.`,
        ),
      ];
    }
    firstUse.set(step.id, index);
    return [];
  });
}

function checkReferences({ start, steps }: SequenceGraph): SequenceProblem[] {
  const ids = new Set(steps.map((step) => step.id));
  const startProblems = ids.has(start)
    ? []
    : [error('start', 'missing_start', `There is no step "${start}". Name the step that comes first.`)];
  const dangling = steps.flatMap((step, index) =>
    edgesOf(step)
      .filter((edge) => !ids.has(edge.to))
      .map(({ field, to }) =>
        error(
          `steps[${index}].${field}`,
          'dangling_reference',
          `There is no step "${to}". Point to a step that exists.`,
        ),
      ),
  );
  return [...startProblems, ...dangling];
}

function checkWalk(graph: SequenceGraph): SequenceProblem[] {
  const byId = stepsById(graph);
  if (!byId.has(graph.start) || graph.steps.length > MAX_STEPS) return [];
  const pathOf = (id: StepId) => `steps[${graph.steps.findIndex((step) => step.id === id)}]`;
  const roots = rootsOf(graph);
  const reachable = reachableFrom(byId, roots);
  const reachableSteps = [...byId.values()].filter((step) => reachable.has(step.id));

  const problems = [...byId.keys()]
    .filter((id) => !reachable.has(id))
    .map((id) =>
      error(pathOf(id), 'unreachable_step', `Nothing leads to "${id}". Point a step to it, or remove it.`),
    );
  for (const { from, edge } of closingEdges(byId, roots)) {
    const message = `"${from}" leads back to "${edge.to}". A step is walked once, so lead it forward.`;
    problems.push(error(`${pathOf(from)}.${edge.field}`, 'circle', message));
  }
  if (!reachableSteps.some((step) => step.kind === 'end')) {
    problems.push(error('steps', 'no_end_reachable', 'No path reaches an end. Add a step of kind "end".'));
  }
  if (!reachableSteps.some(isTouchStep)) {
    problems.push(warning('steps', 'nobody_contacted', 'No path contacts anybody.'));
  }
  return problems;
}
