/** Which enrollments are due, and what is known about each? */
import type {
  Channel,
  DeferralReason,
  EffectStepKind,
  EnrollmentPosition,
  NotePolicy,
  SequenceGraph,
  StepId,
  StopReason,
  TouchKind,
  TouchState,
  TouchStepKind,
  WorkCalendar,
} from '#domain';

/** A stored channel identity of a lead, at which a touch can be aimed. */
export interface StoredTarget {
  readonly channelIdentityId: string;
  readonly kind: 'email' | 'linkedin_public_id' | 'linkedin_member_id';
  readonly value: string;
}

/** Who speaks, as far as words need to know. */
export interface WordsSender {
  readonly name: string;
  /** Of the mailbox, else of the person. */
  readonly signature: string | null;
}

export interface DueEnrollment {
  readonly id: string;
  readonly campaignId: string;
  readonly leadId: string;
  readonly identityId: string;
  /** IANA zone of the lead, where it is known. */
  readonly timeZone: string | null;
  readonly graph: SequenceGraph;
  readonly position: EnrollmentPosition;
  readonly invitationAccepted: boolean;
  readonly replied: boolean;
  readonly meetingBooked: boolean;
  readonly dealWon: boolean;
  /** Steps with an effect that were taken, in their order. */
  readonly marks: readonly {
    readonly stepId: StepId;
    readonly kind: EffectStepKind;
    readonly detail: MarkDetail;
    readonly done: boolean;
  }[];
  readonly companyId: string | null;
  /** Whose days and hours the waits of the sequence are. */
  readonly calendar: WorkCalendar;
  readonly touches: readonly {
    readonly id: string;
    readonly stepId: StepId;
    readonly kind: TouchStepKind;
    readonly state: TouchState;
    readonly subject: string | null;
    /** Business time at which it was sent. */
    readonly sentAt: Temporal.Instant | null;
    /** Cancelled unsent by a change of version: its step may be walked as if it had never been. */
    readonly takenBack: boolean;
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
  readonly sender: WordsSender;
  /** Variables for which it waits. */
  readonly blockedOn: readonly string[];
  /** The identity's account for each channel, among those of the campaign. */
  readonly accountIds: Readonly<Partial<Record<Channel, string>>>;
  /** Best address for each channel: professional before personal, member id before public id. */
  readonly targets: Readonly<Partial<Record<Channel, StoredTarget>>>;
}

export interface MarkDetail {
  readonly variant?: string;
  readonly field?: string;
  readonly value?: string;
  readonly audienceId?: string;
}

/** A step with an effect that is taken now. */
export interface NewMark {
  readonly enrollmentId: string;
  readonly stepId: StepId;
  readonly kind: EffectStepKind;
  readonly ordinal: number;
  readonly detail: MarkDetail;
  /** False: it is carried out later (`EffectStore`). */
  readonly done: boolean;
}

/** A touch that will not be made, as events tell of it. */
export interface DroppedTouch {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly accountId: string;
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
}

/** What a sequence asks for, before anybody asked when it may go. */
export interface AskedTouch {
  readonly id: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly leadId: string;
  readonly stepId: StepId;
  readonly kind: TouchStepKind;
  readonly accountId: string;
  /** Null for a task: a person finds their own way. */
  readonly channelIdentityId: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly priority: number;
  /** Null: at once. */
  readonly dueAt: Temporal.Instant | null;
  readonly variant: string | null;
  /** Of an invitation with a note. */
  readonly whenNotesSpent: NotePolicy | null;
  /** Set when it can never go, as when its text came out too long: it is written down as failed. */
  readonly failure: string | null;
}

export interface PlannedTouch extends AskedTouch {
  readonly dueAt: Temporal.Instant;
  /** Why it is not due at once. */
  readonly reason: DeferralReason | null;
}

export interface EnrollmentMove {
  readonly enrollmentId: string;
  readonly position: EnrollmentPosition;
  /** Next look; null while a touch is under way. */
  readonly dueAt: Temporal.Instant | null;
  /** Variables that the step's text needs and the lead lacks; left out, nothing holds it back. */
  readonly blockedOn?: readonly string[];
}

export interface DueEnrollmentStore {
  /** Locks up to `limit` due enrollments of running campaigns; those that another worker holds are passed over. */
  take(now: Temporal.Instant, limit: number): Promise<readonly DueEnrollment[]>;
  move(moves: readonly EnrollmentMove[]): Promise<void>;
  finish(moves: readonly EnrollmentMove[], at: Temporal.Instant): Promise<void>;
  /**
   * Inserts touches as `ready` (or `failed`) and opens their lanes. A step that already has a touch keeps it, unless that
   * was taken back by a change of version: then it stands up again with its new words.
   */
  plan(touches: readonly PlannedTouch[], at: Temporal.Instant): Promise<void>;
  /** Writes down steps that are taken; a step that was taken before keeps its mark. */
  mark(marks: readonly NewMark[], at: Temporal.Instant): Promise<void>;
  /** Those that reached a goal count as converted from `at` on; who did before keeps the time. */
  convert(enrollmentIds: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Cancels what waits for its turn in these enrollments, and says what that was. */
  cancelOpen(enrollmentIds: readonly string[], reason: StopReason): Promise<readonly DroppedTouch[]>;
  /** Running campaigns without an active enrollment, into which nobody can enter any more, become completed; their ids. */
  completeCampaigns(at: Temporal.Instant): Promise<readonly string[]>;
  /** Scheduled campaigns whose time has come start running; which they are. */
  startScheduledCampaigns(at: Temporal.Instant): Promise<readonly string[]>;
  /** Everybody who was enrolled in a campaign, whatever became of them. */
  enrolledIn(
    campaignId: string,
  ): Promise<readonly { readonly enrollmentId: string; readonly leadId: string }[]>;
}
