/**
 * What does this lead's sequence do now?
 *
 * The one place that walks a sequence. Pure: the worker, the preview and the simulation call the same function.
 */
import { after } from '../time/duration.js';
import type { ConditionStep, Question, SequenceGraph, StepId, TouchStep } from './graph.js';
import { isTouchStep, stepById } from './graph.js';

/** Where the lead stands: the step that it is at, and since when. */
export interface EnrollmentPosition {
  readonly stepId: StepId;
  readonly enteredAt: Temporal.Instant;
}

/** What is known about the lead and its past touches at this moment. */
export interface EnrollmentFacts {
  readonly hasEmail: boolean;
  readonly hasLinkedin: boolean;
  readonly invitationAccepted: boolean;
  readonly replied: boolean;
  readonly fields: Readonly<Record<string, string>>;
  /** Touches of this enrollment by step: `over` once nothing more will come of it (sent, failed, skipped). */
  readonly touches: Readonly<Record<StepId, { readonly state: 'open' | 'over' }>>;
}

export type Advance =
  | { readonly do: 'touch'; readonly at: EnrollmentPosition; readonly step: TouchStep }
  /** Look again at `until`, or earlier when a signal arrives. */
  | { readonly do: 'wait'; readonly at: EnrollmentPosition; readonly until: Temporal.Instant }
  /** Nothing to do before the touch of this step is over. */
  | { readonly do: 'await_touch'; readonly at: EnrollmentPosition }
  | { readonly do: 'finish'; readonly at: EnrollmentPosition };

/** Walks from `position` as far as it can go at `now`. Touch steps without a usable channel are passed over. */
export function advance(
  graph: SequenceGraph,
  position: EnrollmentPosition,
  facts: EnrollmentFacts,
  now: Temporal.Instant,
): Advance {
  let at = position;
  for (let walked = 0; walked <= graph.steps.length; walked += 1) {
    const step = stepById(graph, at.stepId);
    if (step.kind === 'end') return { do: 'finish', at };
    if (isTouchStep(step)) {
      const touch = facts.touches[step.id];
      if (!touch && channelUsable(step, facts)) return { do: 'touch', at, step };
      if (touch?.state === 'open') return { do: 'await_touch', at };
      at = { stepId: step.next, enteredAt: now };
      continue;
    }
    if (step.kind === 'wait') {
      const until = after(at.enteredAt, step.for);
      if (Temporal.Instant.compare(until, now) > 0) return { do: 'wait', at, until };
      at = { stepId: step.next, enteredAt: now };
      continue;
    }
    const branch = decide(step, at, facts, now);
    if ('until' in branch) return { do: 'wait', at, until: branch.until };
    at = { stepId: branch.next, enteredAt: now };
  }
  throw new Error('The sequence walks in a circle; validation should have refused it.');
}

function channelUsable(step: TouchStep, facts: EnrollmentFacts): boolean {
  switch (step.kind) {
    case 'email':
      return facts.hasEmail;
    case 'linkedin_visit':
    case 'linkedin_invite':
      return facts.hasLinkedin;
    case 'linkedin_message':
      return facts.hasLinkedin && facts.invitationAccepted;
  }
}

function decide(
  step: ConditionStep,
  at: EnrollmentPosition,
  facts: EnrollmentFacts,
  now: Temporal.Instant,
): { next: StepId } | { until: Temporal.Instant } {
  if (answer(step.if, facts)) return { next: step.then };
  const until = after(at.enteredAt, step.within ?? {});
  return Temporal.Instant.compare(until, now) > 0 ? { until } : { next: step.else };
}

function answer(question: Question, facts: EnrollmentFacts): boolean {
  switch (question.ask) {
    case 'invitation_accepted':
      return facts.invitationAccepted;
    case 'replied':
      return facts.replied;
    case 'has_email':
      return facts.hasEmail;
    case 'has_linkedin':
      return facts.hasLinkedin;
    case 'field_equals':
      return (facts.fields[question.field] ?? '').trim().toLowerCase() === question.value.trim().toLowerCase();
  }
}
