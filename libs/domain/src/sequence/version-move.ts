/**
 * Where does a lead stand once its sequence is another version?
 *
 * Pure, and asked alike by whoever shows a move and by whoever carries it out. The rule, in this order:
 *
 * 1. Its step is there, by its id: it stays at it, since when it was.
 * 2. Its step is gone, and its touch may be on its way: it stays on the version that knows the step.
 * 3. Its step is gone: it goes to what follows, in the new version, the nearest step before it that is still there, on the
 *    same branch; with nothing before it left, to the start. What was sent is passed over wherever it stands.
 *
 * A lead that was put elsewhere by rule 3 remembers the step to which it had walked by itself: until it walks on, every
 * further move starts from there. So moves without a send in between leave no trace: going back is going back.
 */
import type { SequenceGraph, StepId } from './graph.js';
import { type Edge, edgesOf, stepsById } from './paths.js';

export interface Place {
  readonly graph: SequenceGraph;
  readonly stepId: StepId;
}

export interface Standing extends Place {
  /** Where it walked to by itself, if a move put it where it is. */
  readonly home?: Place | undefined;
  /**
   * The touch of its step: `free` to be written anew (there is none, or it has not left its lane), `under_way` (being sent,
   * or nobody knows), or `over`.
   */
  readonly touch: 'free' | 'under_way' | 'over';
}

export type VersionMove =
  | { readonly do: 'keep_step'; readonly stepId: StepId }
  /** A step that an earlier move took from it is there again. */
  | { readonly do: 'return'; readonly stepId: StepId }
  | {
      readonly do: 'relocate';
      readonly stepId: StepId;
      readonly home: Place;
      /** The step after which it goes on; undefined: from the start. */
      readonly after: StepId | undefined;
    }
  | { readonly do: 'stay_behind' };

export function moveToVersion(standing: Standing, to: SequenceGraph): VersionMove {
  // At a step that was sent or is being sent it has walked on: where it stands is its own place now.
  const own = standing.touch === 'free' && standing.home ? standing.home : standing;
  const byId = stepsById(to);
  if (byId.has(own.stepId))
    return { do: own.stepId === standing.stepId ? 'keep_step' : 'return', stepId: own.stepId };
  if (standing.touch === 'under_way') return { do: 'stay_behind' };
  const { after, stepId } = goesOnIn(own, to);
  return { do: 'relocate', stepId, after, home: { graph: own.graph, stepId: own.stepId } };
}

/** Backwards, level by level, in the order in which the author wrote the steps. */
function goesOnIn(gone: Place, to: SequenceGraph): { after: StepId | undefined; stepId: StepId } {
  const byId = stepsById(to);
  const seen = new Set<StepId>([gone.stepId]);
  let level: readonly StepId[] = [gone.stepId];
  while (level.length > 0) {
    const before: StepId[] = [];
    for (const step of gone.graph.steps)
      for (const edge of edgesOf(step)) {
        if (!level.includes(edge.to) || seen.has(step.id)) continue;
        const there = byId.get(step.id);
        const ways = there ? edgesOf(there) : [];
        const way = ways.find((one) => nameOf(one) === nameOf(edge)) ?? ways[0];
        if (way) return { after: step.id, stepId: way.to };
        seen.add(step.id);
        before.push(step.id);
      }
    level = before;
  }
  return { after: undefined, stepId: to.start };
}

/** A variant is known by its name, wherever it stands among the others. */
const nameOf = ({ branch, field }: Edge): string => branch ?? field;

export interface VersionDifference {
  readonly added: readonly StepId[];
  readonly removed: readonly StepId[];
  /** The same id, and something about the step is different: its words, its wait, where it leads. */
  readonly changed: readonly StepId[];
}

export function differenceOf(from: SequenceGraph, to: SequenceGraph): VersionDifference {
  const [before, after] = [stepsById(from), stepsById(to)];
  const ids = (graph: SequenceGraph) => graph.steps.map((step) => step.id);
  return {
    added: ids(to).filter((id) => !before.has(id)),
    removed: ids(from).filter((id) => !after.has(id)),
    changed: ids(to).filter((id) => before.has(id) && written(before.get(id)) !== written(after.get(id))),
  };
}

const written = (step: object | undefined): string =>
  JSON.stringify(Object.entries(step ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)));
