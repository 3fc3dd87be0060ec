/** Which steps lead where? Works on broken graphs too: a reference to nowhere is an edge to nowhere. */
import type { SequenceGraph, Step, StepId } from './graph.js';

export interface Edge {
  readonly field: 'next' | 'then' | 'else';
  readonly to: StepId;
}

export function edgesOf(step: Step): Edge[] {
  if (step.kind === 'end') return [];
  if (step.kind !== 'condition') return [{ field: 'next', to: step.next }];
  return [
    { field: 'then', to: step.then },
    { field: 'else', to: step.else },
  ];
}

/** Steps by id; of two steps with one id, the first. */
export function stepsById(graph: SequenceGraph): ReadonlyMap<StepId, Step> {
  return new Map([...graph.steps].reverse().map((step) => [step.id, step]));
}

/** The steps that can be reached from `start`, itself included; `stopAt` steps are reached but not left. */
export function reachableFrom(
  byId: ReadonlyMap<StepId, Step>,
  start: StepId,
  stopAt: (step: Step) => boolean = () => false,
): ReadonlySet<StepId> {
  const reached = new Set<StepId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = byId.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    if (!stopAt(step)) open.push(...edgesOf(step).map((edge) => edge.to));
  }
  return reached;
}

/** The edges that close a circle when one walks from `start`: without them the graph is free of circles. */
export function closingEdges(byId: ReadonlyMap<StepId, Step>, start: StepId): { from: StepId; edge: Edge }[] {
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
  visit(start);
  return closing;
}
