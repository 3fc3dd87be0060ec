/**
 * What does a sequence look like?
 *
 * A graph of steps, each with a stable id. A step that contacts somebody becomes one touch per enrollment, so a step
 * is never walked twice: the graph must be free of circles (see `validate.ts`).
 */
import type { Duration } from '../time/duration.js';

export type StepId = string;

export interface EmailStep {
  readonly id: StepId;
  readonly kind: 'email';
  /** Left out on a follow-up: it answers in the thread of the last email, under its subject. */
  readonly subject?: string;
  readonly body: string;
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
  readonly next: StepId;
}

export interface LinkedinMessageStep {
  readonly id: StepId;
  readonly kind: 'linkedin_message';
  readonly body: string;
  readonly next: StepId;
}

export interface WaitStep {
  readonly id: StepId;
  readonly kind: 'wait';
  readonly for: Duration;
  readonly next: StepId;
}

export type Question =
  | { readonly ask: 'invitation_accepted' }
  | { readonly ask: 'replied' }
  | { readonly ask: 'has_email' }
  | { readonly ask: 'has_linkedin' }
  | { readonly ask: 'field_equals'; readonly field: string; readonly value: string };

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

export type TouchStep = EmailStep | LinkedinVisitStep | LinkedinInviteStep | LinkedinMessageStep;
export type Step = TouchStep | WaitStep | ConditionStep | EndStep;
export type TouchStepKind = TouchStep['kind'];

export interface SequenceGraph {
  readonly start: StepId;
  readonly steps: readonly Step[];
}

export const TOUCH_STEP_KINDS = ['email', 'linkedin_visit', 'linkedin_invite', 'linkedin_message'] as const;

export function isTouchStep(step: Step): step is TouchStep {
  return (TOUCH_STEP_KINDS as readonly string[]).includes(step.kind);
}

export function stepById(graph: SequenceGraph, id: StepId): Step {
  const step = graph.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`The sequence has no step "${id}".`);
  return step;
}
