/**
 * How is one step of a sequence added, taken out or put elsewhere?
 *
 * Pure. The other steps keep their ids and, as far as there is one way to do it, their order: where several ways are
 * possible the edit is refused and says which choice it needs. A draft may be incomplete in between; `validateSequence`
 * says what is still wrong with it.
 */
import type { SequenceGraph, Step, StepId, Variant } from './graph.js';
import { type Edge, edgesOf, withEdges } from './paths.js';

/** Which way out of the step before: `then` and `else` of a condition, the name of a variant. */
export type Branch = string;

/** Left out altogether: at the start. */
export interface Place {
  readonly after?: StepId | undefined;
  readonly branch?: Branch | undefined;
}

/** A step that does not say yet where it leads; what it does say stays. */
export type LooseStep = Step extends infer Kind
  ? Kind extends { readonly kind: 'condition' }
    ? Omit<Kind, 'then' | 'else'> & { readonly then?: StepId; readonly else?: StepId }
    : Kind extends { readonly kind: 'split' }
      ? Omit<Kind, 'variants'> & {
          readonly variants: readonly (Omit<Variant, 'next'> & { readonly next?: StepId })[];
        }
      : Kind extends { readonly next: StepId }
        ? Omit<Kind, 'next'> & { readonly next?: StepId }
        : Kind
  : never;

export type EditRefusal =
  | 'no_such_step'
  | 'step_id_taken'
  | 'nothing_follows_an_end'
  | 'branch_needed'
  | 'no_branches'
  | 'two_ways_on'
  | 'no_way_on'
  | 'after_itself';

export type Edit =
  | { readonly ok: true; readonly graph: SequenceGraph }
  | { readonly ok: false; readonly code: EditRefusal; readonly message: string };

const refused = (code: EditRefusal, message: string): Edit => ({ ok: false, code, message });

/** A free id that says what the step is: `email-2`. */
export function freeStepId({ steps }: SequenceGraph, kind: Step['kind']): StepId {
  const taken = new Set(steps.map((step) => step.id));
  const stem = kind.replaceAll('_', '-');
  for (let number = 1; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** Puts the step between the one at `place` and what followed it, unless it names its own successors. */
export function insertStep(graph: SequenceGraph, step: LooseStep, place: Place): Edit {
  if (graph.steps.some((other) => other.id === step.id))
    return refused(
      'step_id_taken',
      `There is a step "${step.id}" already. Choose another id, or leave it out.`,
    );
  if (place.after === undefined) {
    if (place.branch !== undefined)
      return refused('no_branches', 'A branch belongs to the step before. Say which with "after".');
    const placed = leadingTo(step, graph.start);
    return { ok: true, graph: { start: placed.id, steps: [placed, ...graph.steps] } };
  }
  const index = graph.steps.findIndex((other) => other.id === place.after);
  const before = graph.steps[index];
  if (!before) return refused('no_such_step', `There is no step "${place.after}" to come after.`);
  const way = wayOut(before, place.branch);
  if ('ok' in way) return way;
  const steps = graph.steps.map((other) =>
    other === before ? withEdges(other, (edge) => (edge.field === way.field ? step.id : edge.to)) : other,
  );
  return { ok: true, graph: { ...graph, steps: steps.toSpliced(index + 1, 0, leadingTo(step, way.to)) } };
}

/**
 * Takes the step out; whoever led to it leads to what followed it.
 * @param keep which branch of a condition goes on, when its two lead to different steps.
 */
export function removeStep(graph: SequenceGraph, stepId: StepId, keep?: Branch): Edit {
  const step = graph.steps.find((other) => other.id === stepId);
  if (!step) return refused('no_such_step', `There is no step "${stepId}".`);
  const leading = graph.steps.filter((other) => edgesOf(other).some((edge) => edge.to === stepId));
  const onwards = [...new Set(edgesOf(step).map((edge) => edge.to))].filter((to) => to !== stepId);
  const kept = edgesOf(step).find((edge) => edge.branch !== undefined && edge.branch === keep)?.to;
  const follower = kept ?? (onwards.length === 1 ? onwards[0] : undefined);
  if (follower === undefined && (leading.length > 0 || graph.start === stepId)) {
    if (onwards.length > 1)
      return refused(
        'two_ways_on',
        `"${stepId}" leads to "${onwards.join('" and "')}". Say which of them goes on with keep "${branchesOf(step).join('" or "')}".`,
      );
    const who = leading.length > 0 ? `"${leading.map((other) => other.id).join('", "')}"` : 'the start';
    return refused('no_way_on', `Nothing follows "${stepId}". Lead ${who} to another step first.`);
  }
  const steps = graph.steps
    .filter((other) => other !== step)
    .map((other) => (follower === undefined ? other : redirected(other, stepId, follower)));
  return {
    ok: true,
    graph: { start: graph.start === stepId ? (follower ?? graph.start) : graph.start, steps },
  };
}

/** Takes the step out and puts it, as it is, at another place. */
export function moveStep(graph: SequenceGraph, stepId: StepId, place: Place): Edit {
  if (place.after === stepId) return refused('after_itself', 'A step cannot come after itself.');
  const step = graph.steps.find((other) => other.id === stepId);
  if (!step) return refused('no_such_step', `There is no step "${stepId}".`);
  if (step.kind === 'end' || new Set(edgesOf(step).map((edge) => edge.to)).size > 1) {
    const what =
      step.kind === 'end'
        ? 'An end'
        : step.kind === 'split'
          ? 'A split of several branches'
          : 'A condition with two branches';
    const message = `${what} is not moved as a whole. Change where the steps around it lead (sequences.update_step).`;
    return refused(step.kind === 'end' ? 'no_way_on' : 'two_ways_on', message);
  }
  const without = removeStep(graph, stepId);
  if (!without.ok) return without;
  return insertStep(without.graph, withoutEdges(step), place);
}

const branchesOf = (step: Step): string[] =>
  edgesOf(step).flatMap((edge) => (edge.branch === undefined ? [] : [edge.branch]));

function wayOut(before: Step, branch: Branch | undefined): Edge | Edit {
  const [only] = edgesOf(before);
  if (!only) {
    const message = `"${before.id}" is an end, and nothing follows it. Name the step before it instead.`;
    return refused('nothing_follows_an_end', message);
  }
  const branches = branchesOf(before);
  if (branches.length > 0) {
    const what = before.kind === 'condition' ? 'a condition' : 'a split';
    const message = `"${before.id}" is ${what}. Say whether the step belongs to the branch "${branches.join('" or "')}".`;
    return (
      edgesOf(before).find((edge) => edge.branch === branch && branch !== undefined) ??
      refused('branch_needed', message)
    );
  }
  if (branch === undefined) return only;
  return refused('no_branches', `"${before.id}" is no condition, so it has no branches. Leave "branch" out.`);
}

function leadingTo(step: LooseStep, follower: StepId): Step {
  switch (step.kind) {
    case 'end':
      return step;
    case 'condition':
      return { ...step, then: step.then ?? follower, else: step.else ?? follower };
    case 'split':
      return {
        ...step,
        variants: step.variants.map((variant) => ({ ...variant, next: variant.next ?? follower })),
      };
    default:
      return { ...step, next: step.next ?? follower };
  }
}

function withoutEdges(step: Exclude<Step, { kind: 'end' }>): LooseStep {
  if (step.kind === 'condition') {
    const { then: _then, else: _else, ...rest } = step;
    return rest;
  }
  if (step.kind === 'split')
    return { ...step, variants: step.variants.map(({ next: _next, ...rest }) => rest) };
  const { next: _next, ...rest } = step;
  return rest;
}

const redirected = (step: Step, from: StepId, to: StepId): Step =>
  withEdges(step, (edge) => (edge.to === from ? to : edge.to));
