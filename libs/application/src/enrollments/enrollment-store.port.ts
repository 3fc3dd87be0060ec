/** How do use cases reach the people of a campaign? */
import type { EventData, ExcludeRule } from '#contracts';
import type { CampaignStatus, SequenceGraph, StepId, StopReason, TouchKind, TouchState } from '#domain';

export interface EnrollmentRecord {
  readonly id: string;
  readonly leadId: string;
  readonly leadName: string;
  /** `paused` is an active one that somebody holds. */
  readonly status: 'active' | 'paused' | 'finished' | 'stopped';
  readonly stepId: StepId;
  readonly stopReason: string | null;
  readonly dueAt: Temporal.Instant | null;
  /** Variables that its step's text needs and the lead lacks. */
  readonly blockedOn: string[];
}

/** One enrollment with everything that an act on it must know. */
export interface EnrollmentDetail extends EnrollmentRecord {
  readonly campaignId: string;
  readonly campaignStatus: CampaignStatus;
  readonly identityId: string;
  readonly graph: SequenceGraph;
  readonly stepEnteredAt: Temporal.Instant;
  /** Of the step at which it stands, unless it is over. */
  readonly touch: OpenTouch | null;
  readonly invitationAcceptedAt: Temporal.Instant | null;
  readonly repliedAt: Temporal.Instant | null;
  readonly convertedAt: Temporal.Instant | null;
  readonly pausedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}

export interface OpenTouch {
  readonly id: string;
  readonly kind: TouchKind;
  readonly state: TouchState;
  readonly reason: string | null;
  readonly accountId: string;
  readonly dueAt: Temporal.Instant;
  readonly slotAt: Temporal.Instant | null;
}

export interface EnrolledLead {
  readonly enrollmentId: string;
  readonly leadId: string;
}

export interface EnrollmentReads {
  /** Ordered by id; `after` is the id of the last one seen. */
  list(page: {
    readonly campaignId: string;
    readonly status?: EnrollmentRecord['status'];
    readonly stepId?: StepId;
    readonly stopReason?: string;
    readonly leadId?: string;
    /** Those alone that wait for a value, or those that do not. */
    readonly blocked?: boolean;
    readonly limit: number;
    readonly after?: string;
  }): Promise<EnrollmentRecord[]>;
  find(enrollmentId: string): Promise<EnrollmentDetail | undefined>;
}

/**
 * Acts on one enrollment. The caller holds the lead (`engine.stops.lockLead`), so that no claim, outcome, reply or advance
 * about the same person happens meanwhile.
 */
export interface EnrollmentActs {
  /** Takes its waiting touch off its lane; a wake-up that is on its way finds a fence that is not its own. */
  hold(enrollmentId: string, at: Temporal.Instant): Promise<void>;
  /** Puts it back, unless its campaign is paused, and lets its lane be looked at from `now`. */
  release(enrollmentId: string, now: Temporal.Instant): Promise<void>;
  /** Cancels its touches that wait for their turn. Answers which. */
  cancelWaiting(enrollmentId: string, reason: string): Promise<EventData<'touch.cancelled'>[]>;
  /** Puts an active one at the step, due at `now`. */
  moveTo(enrollmentId: string, stepId: StepId, now: Temporal.Instant): Promise<void>;
  /** Makes the next look, or the touch that waits for its turn, due at `now`: never later than it was. */
  hasten(enrollmentId: string, now: Temporal.Instant): Promise<void>;
  /** Stops an active one. */
  stop(enrollmentId: string, reason: StopReason, at: Temporal.Instant): Promise<void>;
  setConverted(enrollmentId: string, at: Temporal.Instant): Promise<void>;
}

export interface EnrollmentStore extends EnrollmentReads, EnrollmentActs {
  /**
   * Enrolls all of them at once, but for those who were deleted, suppressed, enrolled elsewhere or must be left out by the
   * rule meanwhile. Whoever enrolls in a workspace takes turns here, so that no two of them enroll the same person. Answers
   * who was enrolled.
   */
  /** Until the transaction ends nobody is enrolled by others, and whoever was is seen by the next statement. */
  lockEntering(): Promise<void>;
  start(enrollments: StartOfEnrollments): Promise<EnrolledLead[]>;
  /** Stops every active enrollment of the campaign, and who waits to enter waits no more. Answers whom it stopped. */
  stopAll(campaignId: string, at: Temporal.Instant): Promise<EnrolledLead[]>;
  /** Cancels every touch of the campaign that waits for its turn. Answers which. */
  cancelTouches(campaignId: string): Promise<EventData<'touch.cancelled'>[]>;
}

export interface StartOfEnrollments {
  readonly campaignId: string;
  readonly sequenceVersionId: string;
  readonly stepId: StepId;
  /** Business time of the first look. */
  readonly dueAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly exclude: ExcludeRule;
  readonly members: readonly (EnrolledLead & { readonly identityId: string })[];
}
