/** How do use cases reach the people of a campaign? */
import type { EventData } from '#contracts';
import type { StepId } from '#domain';

export interface EnrollmentRecord {
  readonly id: string;
  readonly leadId: string;
  readonly leadName: string;
  readonly status: 'active' | 'finished' | 'stopped';
  readonly stepId: StepId;
  readonly stopReason: string | null;
  readonly dueAt: Temporal.Instant | null;
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
    readonly limit: number;
    readonly after?: string;
  }): Promise<EnrollmentRecord[]>;
}

export interface EnrollmentStore extends EnrollmentReads {
  /**
   * Enrolls all of them at once, but for those who were deleted, suppressed or enrolled elsewhere meanwhile. Launches
   * of one workspace take turns here, so that two of them never enroll the same person. Answers who was enrolled.
   */
  start(enrollments: StartOfEnrollments): Promise<EnrolledLead[]>;
  /** Stops every active enrollment of the campaign. Answers whom it stopped. */
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
  readonly members: readonly (EnrolledLead & { readonly identityId: string })[];
}
