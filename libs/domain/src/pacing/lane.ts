/** What is a lane, what waits in it, and what is decided about it? */
import type { Budget } from '../budget/budget.js';
import type { TouchKind } from '../touch/touch.js';
import type { DeferralReason } from './reasons.js';
import type { SendingWindow } from './window.js';

/** The touches that compete for one account and kind, and what that account may still do. */
export interface Lane {
  readonly accountId: string;
  readonly kind: TouchKind;
  /** Nothing leaves but where all of these are open: those of the workspace, the identity and the account. */
  readonly windows: readonly SendingWindow[];
  /** Where the account lives: its days begin at midnight there. */
  readonly zone: string;
  /** What the tightest of all limits leaves this lane now. */
  readonly budget: Budget;
  /** Earliest instant of the next slot: the last reserved slot plus its gap. */
  readonly nextSlotAt: Temporal.Instant;
  readonly gapSeconds: { readonly min: number; readonly max: number };
  /** Set when the lane as a whole must wait, whatever its window says. */
  readonly blockedBy?: DeferralReason;
}

/** A ready touch at the head of its lane, most urgent first. */
export interface Candidate {
  readonly touchId: string;
  readonly dueAt: Temporal.Instant;
  /** Hours that hold for this touch beside those of its lane: the campaign's, on the lead's clock where that is wanted. */
  readonly windows?: readonly SendingWindow[];
}

export interface Slot {
  readonly touchId: string;
  readonly at: Temporal.Instant;
}

export interface LaneDecision {
  readonly slots: readonly Slot[];
  /** The lane's next free slot after these. */
  readonly nextSlotAt: Temporal.Instant;
  /** When looking at this lane again makes sense; nothing can go out earlier. */
  readonly lookAgainAt: Temporal.Instant;
  /** Why the lane holds back, when it does. */
  readonly reason?: DeferralReason;
}

export interface AllocationRound {
  readonly now: Temporal.Instant;
  /** How far ahead slots are reserved, in seconds of business time. */
  readonly horizonSeconds: number;
  /** Uniform in [0, 1): seeded, so that a simulation repeats. */
  readonly random: () => number;
}
