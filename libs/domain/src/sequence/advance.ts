/**
 * What does this lead's sequence do now?
 *
 * The one place that walks a sequence. Pure: the worker, the preview and the simulation call the same function.
 */
import { foldText } from '../text/fold.js';
import { after } from '../time/duration.js';
import { isBefore, later } from '../time/order.js';
import type { ConditionStep, Question, SequenceGraph, StepId, TouchStep } from './graph.js';
import { isTouchStep, stepById } from './graph.js';

/** Where the lead stands: the step that it is at, and since when. */
export interface EnrollmentPosition {
  readonly stepId: StepId;
  readonly enteredAt: Temporal.Instant;
}

/** `over` once nothing more will come of it (sent, failed, skipped). */
export interface PastTouch {
  readonly state: 'open' | 'over';
  /** When it was over: waits after it count from here. Left out, they count from the moment that this is noticed. */
  readonly overAt?: Temporal.Instant;
}

/** What is known about the lead and its past touches at this moment. */
export interface EnrollmentFacts {
  readonly hasEmail: boolean;
  readonly hasLinkedin: boolean;
  readonly invitationAccepted: boolean;
  readonly replied: boolean;
  readonly fields: Readonly<Record<string, string>>;
  /** Touches of this enrollment by step. */
  readonly touches: Readonly<Record<StepId, PastTouch>>;
}

export type Advance =
  | { readonly do: 'touch'; readonly at: EnrollmentPosition; readonly step: TouchStep }
  /** Look again at `until`, or earlier when a signal arrives. */
  | { readonly do: 'wait'; readonly at: EnrollmentPosition; readonly until: Temporal.Instant }
  /** Nothing to do before the touch of this step is over. */
  | { readonly do: 'await_touch'; readonly at: EnrollmentPosition }
  | { readonly do: 'finish'; readonly at: EnrollmentPosition };

/**
 * Walks from `position` as far as it can go at `now`. Touch steps without a usable channel are passed over.
 *
 * A step is entered when the one before it ended in business time, not when somebody noticed: so it makes no
 * difference how often, or how late, this is asked.
 */
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
      const touch = own(facts.touches, step.id);
      if (!touch && channelUsable(step, facts)) return { do: 'touch', at, step };
      if (touch?.state === 'open') return { do: 'await_touch', at };
      at = { stepId: step.next, enteredAt: touch ? endOf(touch, at, now) : at.enteredAt };
      continue;
    }
    if (step.kind === 'wait') {
      const until = after(at.enteredAt, step.for);
      if (isBefore(now, until)) return { do: 'wait', at, until };
      at = { stepId: step.next, enteredAt: until };
      continue;
    }
    const branch = decide(step, at, facts, now);
    if ('until' in branch) return { do: 'wait', at, until: branch.until };
    at = branch;
  }
  throw new Error('The sequence walks in a circle; validation should have refused it.');
}

function endOf(touch: PastTouch, at: EnrollmentPosition, now: Temporal.Instant): Temporal.Instant {
  const overAt = touch.overAt ?? now;
  return isBefore(now, overAt) ? now : later(at.enteredAt, overAt);
}

function channelUsable(step: TouchStep, facts: EnrollmentFacts): boolean {
  switch (step.kind) {
    case 'email':
      return facts.hasEmail;
    case 'linkedin_visit':
      return facts.hasLinkedin;
    case 'linkedin_invite':
      return facts.hasLinkedin && !facts.invitationAccepted;
    case 'linkedin_message':
      return facts.hasLinkedin && facts.invitationAccepted;
  }
}

function decide(
  step: ConditionStep,
  at: EnrollmentPosition,
  facts: EnrollmentFacts,
  now: Temporal.Instant,
): EnrollmentPosition | { readonly until: Temporal.Instant } {
  const until = after(at.enteredAt, step.within ?? {});
  if (answer(step.if, facts)) {
    // Nobody knows when a yes came true while it was waited for; counting from now can only delay.
    const waitedFor = isBefore(at.enteredAt, until);
    return { stepId: step.then, enteredAt: waitedFor ? later(at.enteredAt, now) : at.enteredAt };
  }
  return isBefore(now, until) ? { until } : { stepId: step.else, enteredAt: until };
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
      return foldText(own(facts.fields, question.field) ?? '') === foldText(question.value);
  }
}

/** Ids and field names are people's words: `constructor` is one, and must find nothing that was not put there. */
function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
