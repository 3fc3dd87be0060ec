/**
 * What does a sequence look like?
 *
 * A graph of steps, each with a stable id. A step that contacts somebody becomes one touch per enrollment, so a step
 * is never walked twice: the graph must be free of circles (see `validate.ts`).
 */
import type { NotePolicy } from '../budget/note-policy.js';
import type { Duration } from '../time/duration.js';
import type { WaitTime } from '../time/wait-time.js';

export type StepId = string;

export interface EmailStep {
  readonly id: StepId;
  readonly kind: 'email';
  /** Left out on a follow-up: it answers in the thread of the last email, under its subject. */
  readonly subject?: string;
  readonly body: string;
  /** The sender's signature stands under it. */
  readonly signature?: boolean;
  readonly next: StepId;
}

export interface LinkedinVisitStep {
  readonly id: StepId;
  readonly kind: 'linkedin_visit';
  readonly next: StepId;
}

export interface LinkedinInviteStep {
  readonly id: StepId;
  readonly kind: 'linkedin_invite';
  /** At most 300 characters (LinkedIn Premium) once rendered; left out for an invitation without a note. */
  readonly note?: string;
  /** What happens when the account has no invitation with a note left; `wait` when it is left out. */
  readonly whenNotesSpent?: NotePolicy;
  readonly next: StepId;
}

export interface LinkedinMessageStep {
  readonly id: StepId;
  readonly kind: 'linkedin_message';
  readonly body: string;
  readonly next: StepId;
}

/** Follows the profile; its owner is told so by LinkedIn. */
export interface LinkedinFollowStep {
  readonly id: StepId;
  readonly kind: 'linkedin_follow';
  readonly next: StepId;
}

/** A paid message to somebody who is no connection. Connections are passed over: a message reaches them for nothing. */
export interface LinkedinInmailStep {
  readonly id: StepId;
  readonly kind: 'linkedin_inmail';
  readonly subject: string;
  readonly body: string;
  readonly next: StepId;
}

/** Takes back the invitation of this sequence that nobody answered. Without one it is passed over. */
export interface LinkedinWithdrawStep {
  readonly id: StepId;
  readonly kind: 'linkedin_withdraw';
  readonly next: StepId;
}

/** Something that a person does: a call, a gift. The sequence waits until they say that it is done, or skip it. */
export interface ManualTaskStep {
  readonly id: StepId;
  readonly kind: 'manual_task';
  readonly title: string;
  /** What to do and to know, with variables. */
  readonly body?: string;
  /** In which time it should be done; after that it is overdue. A day, when left out. */
  readonly within?: Duration;
  readonly next: StepId;
}

export interface WaitStep extends WaitTime {
  readonly id: StepId;
  readonly kind: 'wait';
  readonly next: StepId;
}

export interface Variant {
  /** Names it in figures: `A`. */
  readonly name: string;
  /** Its share is its weight among all weights. */
  readonly weight: number;
  readonly next: StepId;
}

/** Deals leads to variants by a salted hash: without chance, and each lead once. */
export interface SplitStep {
  readonly id: StepId;
  readonly kind: 'split';
  /** `company`: colleagues get the same variant. `lead` when left out. */
  readonly by?: 'lead' | 'company';
  /** Splits with the same salt deal alike, also those of other campaigns. Left out, each deals on its own. */
  readonly salt?: string;
  readonly variants: readonly Variant[];
}

/** Writes an attribute of the lead. */
export interface SetFieldStep {
  readonly id: StepId;
  readonly kind: 'set_field';
  readonly field: string;
  readonly value: string;
  readonly next: StepId;
}

/** Adds the lead to a static audience. */
export interface AddToAudienceStep {
  readonly id: StepId;
  readonly kind: 'add_to_audience';
  readonly audienceId: string;
  readonly next: StepId;
}

/** Tells a stored endpoint that the lead came by. The sequence goes on without waiting for it. */
export interface WebhookStep {
  readonly id: StepId;
  readonly kind: 'webhook';
  readonly webhookId: string;
  readonly next: StepId;
}

/**
 * Whoever meets its condition comes here at once, from wherever they stand, and counts as converted. Nothing needs to
 * lead to it; who walks into it without meeting the condition walks on.
 */
export interface GoalStep {
  readonly id: StepId;
  readonly kind: 'goal';
  readonly if: GoalQuestion;
  readonly next: StepId;
}

interface FieldQuestion {
  readonly ask: 'field_equals';
  readonly field: string;
  readonly value: string;
}

export type GoalQuestion =
  | { readonly ask: 'replied' }
  | { readonly ask: 'meeting_booked' }
  | { readonly ask: 'deal_won' }
  | FieldQuestion;

export type Question =
  | GoalQuestion
  | { readonly ask: 'invitation_accepted' }
  | { readonly ask: 'has_email' }
  | { readonly ask: 'has_linkedin' };

export interface ConditionStep {
  readonly id: StepId;
  readonly kind: 'condition';
  readonly if: Question;
  /** How long a "no" may still become a "yes". Left out or zero: the answer of this moment counts. */
  readonly within?: Duration;
  readonly then: StepId;
  /** Taken when the answer is no, or still no at the time-out. */
  readonly else: StepId;
}

export interface EndStep {
  readonly id: StepId;
  readonly kind: 'end';
}

export type TouchStep =
  | EmailStep
  | LinkedinVisitStep
  | LinkedinInviteStep
  | LinkedinMessageStep
  | LinkedinFollowStep
  | LinkedinInmailStep
  | LinkedinWithdrawStep
  | ManualTaskStep;
/** Steps with an effect inside Overture: `advance` decides them, and the engine writes each down once. */
export type EffectStep = SplitStep | SetFieldStep | AddToAudienceStep | WebhookStep | GoalStep;
export type Step = TouchStep | EffectStep | WaitStep | ConditionStep | EndStep;
export type TouchStepKind = TouchStep['kind'];
export type EffectStepKind = EffectStep['kind'];

export interface SequenceGraph {
  readonly start: StepId;
  readonly steps: readonly Step[];
}

export const TOUCH_STEP_KINDS = [
  'email',
  'linkedin_visit',
  'linkedin_invite',
  'linkedin_message',
  'linkedin_follow',
  'linkedin_inmail',
  'linkedin_withdraw',
  'manual_task',
] as const;

export function isTouchStep(step: Step): step is TouchStep {
  return (TOUCH_STEP_KINDS as readonly string[]).includes(step.kind);
}

export function stepById(graph: SequenceGraph, id: StepId): Step {
  const step = graph.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`The sequence has no step "${id}".`);
  return step;
}
