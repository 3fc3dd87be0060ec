/** How do use cases reach plans? */
import type { OutputOf } from '#contracts';
import type { TouchKind } from '#domain';
import type { PlanDecision, PlanPolicy } from './decision.js';
import type { LaunchReads } from './launch-reads.port.js';
import type { ReplyReads, ReplyTouch } from './reply-facts.port.js';

export type PlanStatus = OutputOf<'plans.get'>['status'];
export type PlanSummary = OutputOf<'plans.get'>['summary'];

/** What executing a plan came to; given again to whoever executes it again. */
export interface PlanOutcome {
  readonly campaignId: string | null;
  readonly enrolled: number;
  readonly touchId: string | null;
  readonly droppedOut: number;
  /** Over a cap: they enter later. */
  readonly waiting?: number;
  /** By a live edit. */
  readonly moved?: number;
  readonly stayed?: number;
}

export interface PlanRecord {
  readonly id: string;
  /** The operation that planned it. */
  readonly operation:
    'campaigns.plan_launch' | 'campaigns.plan_enroll' | 'campaigns.plan_edit' | 'conversations.plan_reply';
  readonly decision: PlanDecision;
  readonly decisionHash: string;
  readonly summary: PlanSummary;
  /** `expired` is never stored: it follows from the time at which the plan is read. */
  readonly status: PlanStatus;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly outcome: PlanOutcome | null;
  /** Real time, as the two below. */
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly executedAt: Temporal.Instant | null;
}

/** What a list shows of a plan: not its frozen members. */
export type PlanHeading = Omit<PlanRecord, 'decision' | 'decisionHash' | 'outcome'> & {
  readonly campaignId: string | null;
};

export interface PlanReads extends LaunchReads {
  find(planId: string): Promise<PlanHeading | undefined>;
  /** Newest first; `before` is the id of the last one seen. */
  list(page: {
    readonly status?: PlanStatus;
    readonly limit: number;
    readonly before?: string;
  }): Promise<PlanHeading[]>;
}

export interface PlanStore extends PlanReads, ReplyReads {
  /** Reads a plan and keeps it from changing until the transaction ends. */
  lock(planId: string): Promise<PlanRecord | undefined>;
  insert(plan: PlanRecord): Promise<void>;
  /** Writes status, approval, outcome and time of execution; the decision never changes. */
  save(plan: PlanRecord): Promise<void>;
  /** Who must agree before a plan of this workspace is carried out. */
  policy(): Promise<PlanPolicy>;
  /** Open launch plans of the campaign become void. */
  voidLaunches(campaignId: string): Promise<void>;
  /** Open launch plans that were made for another text or order of the sequence become void. */
  voidOutdated(sequenceId: string, graphHash: string): Promise<void>;
  /** Makes sure that these lanes exist and are looked at from `now`. */
  openLanes(
    lanes: readonly { readonly accountId: string; readonly kind: TouchKind }[],
    now: Temporal.Instant,
  ): Promise<void>;
  /** Puts the answer at the head of its lane. */
  insertReply(touch: ReplyTouch): Promise<void>;
}
