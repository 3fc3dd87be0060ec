/** Which steps lead where? Works on broken graphs too: a reference to nowhere is an edge to nowhere. */
import type { SequenceGraph, Step, StepId } from './graph.js';

export interface Edge {
  /** Where it is written: `next`, `then`, `else`, `variants[1].next`. */
  readonly field: string;
  /** `then`, `else` or the name of a variant, where there is more than one way on. */
  readonly branch?: string;
  readonly to: StepId;
}

export function edgesOf(step: Step): Edge[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'condition':
      return [
        { field: 'then', branch: 'then', to: step.then },
        { field: 'else', branch: 'else', to: step.else },
      ];
    case 'split':
      return step.variants.map(({ name, next }, index) => ({
        field: `variants[${index}].next`,
        branch: name,
        to: next,
      }));
    default:
      return [{ field: 'next', to: step.next }];
  }
}

/** The same step, led elsewhere where `to` answers another step. */
export function withEdges<S extends Step>(step: S, to: (edge: Edge) => StepId): S;
export function withEdges(step: Step, to: (edge: Edge) => StepId): Step {
  const [first, second] = edgesOf(step);
  if (!first) return step;
  if (step.kind === 'split') {
    const edges = edgesOf(step);
    return {
      ...step,
      variants: step.variants.map((variant, index) => {
        const edge = edges[index];
        return edge ? { ...variant, next: to(edge) } : variant;
      }),
    };
  }
  if (step.kind === 'condition' && second) return { ...step, then: to(first), else: to(second) };
  return { ...step, next: to(first) } as Step;
}

/** Where a walk can begin: at the start, and at every goal. */
export function rootsOf(graph: SequenceGraph): StepId[] {
  return [graph.start, ...graph.steps.filter((step) => step.kind === 'goal').map((step) => step.id)];
}

/** Steps by id; of two steps with one id, the first. */
export function stepsById(graph: SequenceGraph): ReadonlyMap<StepId, Step> {
  return new Map([...graph.steps].reverse().map((step) => [step.id, step]));
}

/** The steps that can be reached from `start`, itself included; `stopAt` steps are reached but not left. */
export function reachableFrom(
  byId: ReadonlyMap<StepId, Step>,
  start: StepId | readonly StepId[],
  stopAt: (step: Step) => boolean = () => false,
): ReadonlySet<StepId> {
  const reached = new Set<StepId>();
  const open = typeof start === 'string' ? [start] : [...start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    if (!stopAt(step)) open.push(...edgesOf(step).map((edge) => edge.to));
  }
  return reached;
}

/** The edges that close a circle when one walks from the roots: without them the graph is free of circles. */
export function closingEdges(
  byId: ReadonlyMap<StepId, Step>,
  roots: readonly StepId[],
): { from: StepId; edge: Edge }[] {
  const closing: { from: StepId; edge: Edge }[] = [];
  const done = new Set<StepId>();
  const onPath = new Set<StepId>();
  const visit = (id: StepId): void => {
    const step = byId.get(id);
    if (!step || done.has(id)) return;
    onPath.add(id);
    for (const edge of edgesOf(step)) {
      if (onPath.has(edge.to)) closing.push({ from: id, edge });
      else visit(edge.to);
    }
    onPath.delete(id);
    done.add(id);
  };
  roots.forEach(visit);
  return closing;
}
