/**
 * What does this lead's sequence do now?
 *
 * The one place that walks a sequence. Pure: the worker, the preview and the simulation call the same function.
 */
import { foldText } from '../text/fold.js';
import { after } from '../time/duration.js';
import { isBefore, later } from '../time/order.js';
import { endOfWait, type WorkCalendar } from '../time/wait-time.js';
import { dealVariant, type Dealt } from './deal-variant.js';
import { isPast, reachedGoal } from './goals.js';
import type {
  ConditionStep,
  EffectStep,
  Question,
  SequenceGraph,
  SplitStep,
  StepId,
  TouchStep,
} from './graph.js';
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
  /** An invitation of this enrollment went out, and was neither accepted nor taken back. */
  readonly invitationPending: boolean;
  readonly replied: boolean;
  readonly meetingBooked: boolean;
  readonly dealWon: boolean;
  readonly fields: Readonly<Record<string, string>>;
  /** Touches of this enrollment by step. */
  readonly touches: Readonly<Record<StepId, PastTouch>>;
  /** Steps with an effect that were taken, with the variant that was dealt: none is taken twice. */
  readonly taken: Readonly<Record<StepId, { readonly variant?: string }>>;
  readonly dealt: Dealt;
  /** Working days and wall-clock times of waits. */
  readonly calendar: WorkCalendar;
}

/**
 * What the engine writes down in the transaction that moves the lead on. Once it is written down, the facts say that the
 * step is `taken`, and it is not decided again.
 */
export type Decision =
  | { readonly decide: 'variant'; readonly stepId: StepId; readonly variant: string }
  | { readonly decide: 'set_field'; readonly stepId: StepId; readonly field: string; readonly value: string }
  | { readonly decide: 'add_to_audience'; readonly stepId: StepId; readonly audienceId: string }
  | { readonly decide: 'webhook'; readonly stepId: StepId; readonly webhookId: string }
  /** Converted. What was queued for the steps that are left behind is cancelled when `moved`. */
  | { readonly decide: 'goal'; readonly stepId: StepId; readonly moved: boolean };

/** In the order in which they are to be carried out: first the decisions, then what is to be done. */
export type Advance = Doing & { readonly decisions: readonly Decision[] };

type Doing =
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
  const decisions: Decision[] = [];
  let known = facts;
  let at = position;
  // Each goal moves a lead once, and between two of them each step is walked once.
  for (let walked = 0; walked <= 2 * graph.steps.length ** 2 + 1; walked += 1) {
    const goal = reachedGoal(
      graph,
      (id) => own(known.taken, id) !== undefined,
      (question) => answer(question, known),
    );
    if (goal) {
      const moved = !isPast(graph, goal, at.stepId);
      decisions.push({ decide: 'goal', stepId: goal.id, moved });
      known = withTaken(known, goal.id);
      // Nobody knows when it came true; counting from now can only delay.
      if (moved) at = { stepId: goal.next, enteredAt: later(at.enteredAt, now) };
      continue;
    }
    const step = stepById(graph, at.stepId);
    if (isTouchStep(step)) {
      const touch = own(known.touches, step.id);
      if (!touch && channelUsable(step, known)) return { do: 'touch', at, step, decisions };
      if (touch?.state === 'open') return { do: 'await_touch', at, decisions };
      at = { stepId: step.next, enteredAt: touch ? endOf(touch, at, now) : at.enteredAt };
      continue;
    }
    switch (step.kind) {
      case 'end':
        return { do: 'finish', at, decisions };
      case 'wait': {
        const until = endOfWait(at.enteredAt, step, known.calendar);
        if (isBefore(now, until)) return { do: 'wait', at, until, decisions };
        at = { stepId: step.next, enteredAt: until };
        continue;
      }
      case 'condition': {
        const branch = decide(step, at, known, now);
        if ('until' in branch) return { do: 'wait', at, until: branch.until, decisions };
        at = branch;
        continue;
      }
      case 'split':
      case 'set_field':
      case 'add_to_audience':
      case 'webhook':
      case 'goal': {
        const taking = take(step, known);
        if (taking.decision) decisions.push(taking.decision);
        known = taking.known;
        at = { stepId: taking.next, enteredAt: at.enteredAt };
        continue;
      }
    }
  }
  throw new Error('The sequence walks in a circle; validation should have refused it.');
}

interface Taking {
  readonly next: StepId;
  readonly known: EnrollmentFacts;
  /** None when it was taken before. */
  readonly decision?: Decision;
}

function take(step: EffectStep, facts: EnrollmentFacts): Taking {
  if (step.kind === 'split') return takeVariant(step, facts);
  // Its condition does not hold, or it was reached before.
  if (step.kind === 'goal' || own(facts.taken, step.id)) return { next: step.next, known: facts };
  const { id: stepId, next } = step;
  const known = withTaken(facts, stepId);
  switch (step.kind) {
    case 'set_field': {
      const { field, value } = step;
      const fields = { ...known.fields, [field]: value };
      return { next, known: { ...known, fields }, decision: { decide: 'set_field', stepId, field, value } };
    }
    case 'add_to_audience':
      return { next, known, decision: { decide: 'add_to_audience', stepId, audienceId: step.audienceId } };
    case 'webhook':
      return { next, known, decision: { decide: 'webhook', stepId, webhookId: step.webhookId } };
  }
}

/** Who was dealt a variant keeps it, whatever the weights are now; one that is gone is dealt anew. */
function takeVariant(step: SplitStep, facts: EnrollmentFacts): Taking {
  const nextOf = (name: string | undefined) => step.variants.find((variant) => variant.name === name)?.next;
  const kept = own(facts.taken, step.id)?.variant;
  const next = nextOf(kept);
  if (next !== undefined) return { next, known: facts };
  const variant = dealVariant(step, facts.dealt);
  return {
    next: nextOf(variant) ?? step.id,
    known: withTaken(facts, step.id, variant),
    decision: { decide: 'variant', stepId: step.id, variant },
  };
}

function withTaken(facts: EnrollmentFacts, stepId: StepId, variant?: string): EnrollmentFacts {
  return { ...facts, taken: { ...facts.taken, [stepId]: variant === undefined ? {} : { variant } } };
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
    case 'linkedin_follow':
      return facts.hasLinkedin;
    case 'linkedin_invite':
    case 'linkedin_inmail':
      return facts.hasLinkedin && !facts.invitationAccepted;
    case 'linkedin_withdraw':
      return facts.hasLinkedin && facts.invitationPending;
    case 'manual_task':
      return facts.hasEmail || facts.hasLinkedin;
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
    case 'meeting_booked':
      return facts.meetingBooked;
    case 'deal_won':
      return facts.dealWon;
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
