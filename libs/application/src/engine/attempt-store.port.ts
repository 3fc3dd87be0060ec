/** The ledger: the intent before a send, and what came of it. */
import type {
  AccountLimits,
  AddressPolicy,
  Channel,
  ClaimFacts,
  ContactPolicy,
  DeferralReason,
  MailboxRecord,
  NotePolicy,
  Outcome,
  SendingWindow,
  StopReason,
  TouchKind,
  TouchState,
} from '#domain';
import type { KnownAddress } from '../address-checks/address-checks.port.js';
import type { Evidence, Target } from '../channels/channel.port.js';

/** A touch as the last gate sees it, with every row behind it locked. */
export interface ClaimRow {
  readonly facts: Omit<
    ClaimFacts,
    'askedFence' | 'inboxReadRecently' | 'windowOpen' | 'onTime' | 'addressBlockedFor'
  >;
  /** Null unless this is the first email to its address. */
  readonly firstContact: { readonly policy: AddressPolicy; readonly known: KnownAddress | null } | null;
  /** Null for a test, which concerns nobody but its sender. */
  readonly leadId: string | null;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
  readonly accountId: string;
  readonly accountAddress: string;
  readonly identityId: string;
  readonly companyId: string | null;
  readonly contactPolicy: ContactPolicy;
  /** Of the workspace, the identity, the account and the campaign: all must be open. */
  readonly windows: readonly SendingWindow[];
  /** Where the account lives. */
  readonly zone: string;
  readonly slotAt: Temporal.Instant | null;
  readonly limits: AccountLimits;
  /** Of a campaign that has one. */
  readonly campaignDailyCap: number | null;
  /** The address that an email goes to; null for everything else. */
  readonly recipient: string | null;
  /** The invitation says something. */
  readonly hasNote: boolean;
  readonly notePolicy: NotePolicy;
  readonly inboxReadAt: Temporal.Instant | null;
  readonly inboxStaleMinutes: number;
}

/** What an attempt took of the budgets, and on which day of its account: null for what is exempt. */
export interface TakenBudget {
  readonly day: string;
  readonly items: readonly string[];
}

export interface NewAttempt {
  readonly id: string;
  readonly touchId: string;
  readonly fence: number;
  readonly workerLockKey: bigint;
  readonly messageId: string | null;
  readonly budget: TakenBudget | null;
  readonly businessStartedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant;
}

/** All that is needed to send a claimed touch, or to look for traces of it, but for the keys of its account. */
export type SendOrder = LeadOrder | TestOrder;

/** A touch that reaches a lead. */
export interface LeadOrder extends AnyOrder {
  readonly leadId: string;
}

/** An email that somebody sends to themselves: no lead, no figures, no second try. */
export interface TestOrder extends AnyOrder {
  readonly leadId: null;
}

interface AnyOrder {
  readonly attemptId: string;
  readonly touchId: string;
  readonly fence: number;
  readonly kind: TouchKind;
  readonly state: TouchState;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
  readonly account: {
    readonly id: string;
    readonly channel: Channel;
    readonly address: string;
    readonly displayName: string;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  readonly target: Target;
  readonly subject: string | null;
  readonly text: string;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly threadKey: string | null;
  readonly deferrals: number;
  readonly startedAt: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant;
  readonly workerLockKey: bigint;
  readonly budget: TakenBudget | null;
}

export interface AttemptStore {
  /** Locks the touch and everything that could stop it; undefined when there is no such touch. */
  lockForClaim(touchId: string): Promise<ClaimRow | undefined>;
  /** An invitation goes without the note that it was to carry. */
  leaveOutNote(touchId: string): Promise<void>;
  /** Marks the touch `sending` with a new fence and commits the intent with it. */
  begin(attempt: Omit<NewAttempt, 'fence'>): Promise<void>;
  order(attemptId: string): Promise<SendOrder | undefined>;
  /** Only the engine's role may read them: what a person decides over REST never asks. */
  sealedCredentials(accountId: string): Promise<Uint8Array>;
  /**
   * Writes the outcome of an attempt that is still `sending` or `unknown`; false when somebody else already decided
   * about it, and then nothing may be derived from it.
   */
  finish(
    attemptId: string,
    state: 'sent' | 'refused' | 'deferred' | 'unknown' | 'disproved',
    record: { readonly outcome?: Outcome; readonly evidence?: Evidence; readonly at: Temporal.Instant },
  ): Promise<boolean>;
  setTouch(
    touchId: string,
    change: {
      readonly state: TouchState;
      readonly reason?: string | null;
      readonly dueAt?: Temporal.Instant;
      readonly sentAt?: Temporal.Instant;
      readonly externalId?: string;
      readonly countDeferral?: boolean;
    },
  ): Promise<void>;
  /** Ends the leases of attempts that nobody will finish: their evidence may be looked for at once. */
  letGo(attemptIds: readonly string[], realNow: Temporal.Instant): Promise<number>;
  /** Gives a reserved touch back to its lane, from which it may be taken again at `dueAt`. */
  release(touchId: string, reason: DeferralReason, dueAt: Temporal.Instant): Promise<void>;
  /** Takes the words off a touch that is over, and off its attempts: their hash stays. */
  forgetWords(touchId: string): Promise<void>;
  /** False when it was cancelled already. */
  cancel(touchId: string, reason: StopReason): Promise<boolean>;
  /** Lets the enrollment go on at `at`. */
  wakeEnrollment(enrollmentId: string, at: Temporal.Instant): Promise<void>;
  /** Nothing more goes out on this lane before `until`: what holds a slot in it gives it back. */
  restLane(
    accountId: string,
    kind: TouchKind,
    until: Temporal.Instant,
    reason: DeferralReason,
  ): Promise<void>;
  /** True when the status is another one now. */
  setAccountStatus(
    accountId: string,
    status: 'running' | 'needs_attention' | 'paused',
    detail: string,
  ): Promise<boolean>;
  /** Notes what became of a mail; answers from which accounts it was sent, if that was not known before. */
  cameBack(messageIds: readonly string[], how: 'bounced' | 'complained'): Promise<readonly string[]>;
  /** What came of the latest sends of a mailbox since somebody last resumed it. */
  mailboxRecord(accountId: string): Promise<MailboxRecord>;
  /** Attempts left `sending`, their lease over, by a worker that is dead or by this one, which knows nothing of them: locked. */
  takeAbandoned(
    realNow: Temporal.Instant,
    own: { readonly lockKey: bigint; readonly underWay: Iterable<string> },
    limit: number,
  ): Promise<readonly string[]>;
  /** Attempts of touches that are `unknown` or `held` and were last looked at before (real time): locked and marked. */
  takeUnknown(
    lookedBefore: { readonly unknown: Temporal.Instant; readonly held: Temporal.Instant },
    realNow: Temporal.Instant,
    limit: number,
  ): Promise<readonly string[]>;
}
