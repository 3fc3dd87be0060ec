/** What is a lane, what waits in it, and what is decided about it? */
import type { Budget } from '../budget/budget.js';
import type { TouchKind } from '../touch/touch.js';
import type { Contender, Deficits } from './fair-turn.js';
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
  readonly blockedBy?: DeferralReason | undefined;
  /** What the lane owes the campaigns that wait in it, by priority; as the last decision left it. */
  readonly deficits?: LaneDeficits | undefined;
  /** What may still go to the domains that have a limit of their own, for this account and kind. */
  readonly recipients?: ReadonlyMap<string, Room> | undefined;
  /** What may still go out for the campaigns that have a limit of their own. */
  readonly campaigns?: ReadonlyMap<string, Room> | undefined;
}

/** By priority, then by campaign. */
export type LaneDeficits = Readonly<Record<string, Deficits>>;

/** What is left of a limit that concerns some of the touches alone. */
export interface Room {
  readonly room: number;
  /** When there is room again. */
  readonly opensAt: Temporal.Instant;
}

/** Smaller goes first. */
export const PRIORITY = {
  /** An answer to somebody who wrote. */
  answer: 0,
  /** To somebody who was written to before: what was begun is kept going. */
  followUp: 10,
  firstContact: 20,
} as const;

/** A ready touch near the head of its lane. Those of one campaign and priority come in their order. */
export interface Candidate {
  readonly touchId: string;
  readonly dueAt: Temporal.Instant;
  /** Hours that hold for this touch beside those of its lane: the campaign's, on the lead's clock where that is wanted. */
  readonly windows?: readonly SendingWindow[] | undefined;
  /** None of its own: as a first contact. */
  readonly priority?: number;
  /** Who it goes out for; an answer or a test for nobody. */
  readonly campaign?: Contender | undefined;
  /** The domain of the address that an email goes to. */
  readonly recipientDomain?: string | undefined;
}

export interface Slot {
  readonly touchId: string;
  readonly campaignId?: string | undefined;
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
  /** Candidates that stand in the way of others and need not be looked at before then. */
  readonly parked: readonly ParkedTouch[];
  readonly deficits: LaneDeficits;
}

export interface ParkedTouch {
  readonly touchId: string;
  readonly until: Temporal.Instant;
  readonly reason: DeferralReason;
}

export interface AllocationRound {
  readonly now: Temporal.Instant;
  /** How far ahead slots are reserved, in seconds of business time. */
  readonly horizonSeconds: number;
  /** The most slots that one lane gets; none named: as many as fit. */
  readonly mostSlots?: number;
  /** Uniform in [0, 1): seeded, so that a simulation repeats. */
  readonly random: () => number;
}
