/** In which order does a reader meet the steps of a sequence? Each after all that lead to it, the "yes" branch first. */
import { edgesOf, type SequenceGraph, type Step, type StepId } from '#domain';

/** Every step once. Drafts with gaps or circles are ordered as far as they make sense; unreached steps come last. */
export function walkOrder(graph: SequenceGraph): Step[] {
  const steps = new Map(graph.steps.map((step) => [step.id, step]));
  const seen = new Set<StepId>();
  const leftLast: Step[] = [];
  // Depth first, on a stack of its own: a step is "left" once everything behind it is.
  const goals = graph.steps.filter((step) => step.kind === 'goal');
  const stack: { readonly id: StepId; readonly left: boolean }[] = [
    { id: graph.start, left: false },
    ...goals.map(({ id }) => ({ id, left: false })),
  ];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const step = steps.get(top.id);
    if (!step) continue;
    if (top.left) leftLast.push(step);
    if (top.left || seen.has(step.id)) continue;
    seen.add(step.id);
    stack.push({ id: step.id, left: true }, ...followers(step).map((id) => ({ id, left: false })));
  }
  return [...leftLast.reverse(), ...graph.steps.filter((step) => !seen.has(step.id))];
}

/** The last one named is visited first, and so comes later in the order. */
function followers(step: Step): StepId[] {
  return edgesOf(step).map((edge) => edge.to);
}
