/** Has somebody reached a goal of their sequence, and does it move them? */
import type { GoalStep, Question, SequenceGraph, StepId } from './graph.js';
import { reachableFrom, stepsById } from './paths.js';

export function goalsOf(graph: SequenceGraph): GoalStep[] {
  return graph.steps.filter((step) => step.kind === 'goal');
}

/** The first in the order of the steps. */
export function reachedGoal(
  graph: SequenceGraph,
  isTaken: (stepId: StepId) => boolean,
  isTrue: (question: Question) => boolean,
): GoalStep | undefined {
  return goalsOf(graph).find((goal) => !isTaken(goal.id) && isTrue(goal.if));
}

/** Some goal that was not reached asks for a field of the lead. */
export function watchesFields(graph: SequenceGraph, isTaken: (stepId: StepId) => boolean): boolean {
  return goalsOf(graph).some((goal) => goal.if.ask === 'field_equals' && !isTaken(goal.id));
}

/** Nobody is led back: who is past a goal reaches it without moving. */
export function isPast(graph: SequenceGraph, goal: GoalStep, stepId: StepId): boolean {
  return reachableFrom(stepsById(graph), goal.next).has(stepId);
}
