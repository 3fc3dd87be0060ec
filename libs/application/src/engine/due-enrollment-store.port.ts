/** Which enrollments are due, and what is known about each? */
import type { Channel, EnrollmentPosition, SequenceGraph, StepId, TouchState, TouchStepKind } from '#domain';

/** A stored channel identity of a lead, at which a touch can be aimed. */
export interface StoredTarget {
  readonly channelIdentityId: string;
  readonly kind: 'email' | 'linkedin_public_id' | 'linkedin_member_id';
  readonly value: string;
}

export interface DueEnrollment {
  readonly id: string;
  readonly campaignId: string;
  readonly leadId: string;
  readonly graph: SequenceGraph;
  readonly position: EnrollmentPosition;
  readonly invitationAccepted: boolean;
  readonly replied: boolean;
  readonly touches: readonly {
    readonly stepId: StepId;
    readonly kind: TouchStepKind;
    readonly state: TouchState;
    readonly subject: string | null;
    /** Business time at which it was sent. */
    readonly sentAt: Temporal.Instant | null;
  }[];
  readonly lead: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly jobTitle: string | null;
    readonly location: string | null;
    readonly companyName: string | null;
    readonly industry: string | null;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly sender: { readonly name: string };
  /** The identity's account for each channel, among those of the campaign. */
  readonly accountIds: Readonly<Partial<Record<Channel, string>>>;
  /** Best address for each channel: professional before personal, member id before public id. */
  readonly targets: Readonly<Partial<Record<Channel, StoredTarget>>>;
}

export interface PlannedTouch {
  readonly id: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly leadId: string;
  readonly stepId: StepId;
  readonly kind: TouchStepKind;
  readonly accountId: string;
  readonly channelIdentityId: string;
  readonly subject: string | null;
  readonly text: string;
  readonly priority: number;
  /** Set when it can never go, as when a variable of its text has no value: it is written down as failed. */
  readonly failure: string | null;
}

export interface EnrollmentMove {
  readonly enrollmentId: string;
  readonly position: EnrollmentPosition;
  /** Next look; null while a touch is under way. */
  readonly dueAt: Temporal.Instant | null;
}

export interface DueEnrollmentStore {
  /** Locks up to `limit` due enrollments of running campaigns; those that another worker holds are passed over. */
  take(now: Temporal.Instant, limit: number): Promise<readonly DueEnrollment[]>;
  move(moves: readonly EnrollmentMove[]): Promise<void>;
  finish(moves: readonly EnrollmentMove[], at: Temporal.Instant): Promise<void>;
  /** Inserts touches as `ready` (or `failed`) and opens their lanes. A step that already has a touch keeps it. */
  plan(touches: readonly PlannedTouch[], at: Temporal.Instant): Promise<void>;
  /** Running campaigns without an active enrollment, into which nobody can enter any more, become completed; their ids. */
  completeCampaigns(at: Temporal.Instant): Promise<readonly string[]>;
  /** Scheduled campaigns whose time has come start running; which they are. */
  startScheduledCampaigns(at: Temporal.Instant): Promise<readonly string[]>;
  /** Everybody who was enrolled in a campaign, whatever became of them. */
  enrolledIn(
    campaignId: string,
  ): Promise<readonly { readonly enrollmentId: string; readonly leadId: string }[]>;
}
