/**
 * What does a simulation start from?
 *
 * A snapshot: whoever is in a sequence, what waits already, and what each account may still do. Nothing of it is changed;
 * a run keeps what becomes of it to itself.
 */
import type { AccountLimits, Use } from '../budget/account-limits.js';
import type { DayUse } from '../budget/budget-calendar.js';
import type { ContactPolicy } from '../contact/contact-policy.js';
import type { LaneDeficits } from '../pacing/lane.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { SendingWindow } from '../pacing/window.js';
import type { EnrollmentFacts, EnrollmentPosition } from '../sequence/advance.js';
import type { SequenceGraph, StepId, TouchStep, TouchStepKind } from '../sequence/graph.js';
import type { Channel } from '../touch/touch.js';
import type { OpenReason } from './open-reasons.js';

export interface SimulatedAccount {
  readonly id: string;
  /** Nothing leaves but where all of these are open. */
  readonly windows: readonly SendingWindow[];
  /** Where its days begin and end. */
  readonly zone: string;
  readonly limits: AccountLimits;
  readonly gapSeconds: { readonly min: number; readonly max: number };
  /** Set when nothing leaves through it, whatever the hour. */
  readonly blockedBy: DeferralReason | null;
}

/** What an account did of one kind, or of whatever else its limits count, until now. */
export interface SimulatedUse {
  readonly accountId: string;
  readonly item: string;
  readonly use: Use;
}

/** A lane as it stands; one that nobody used yet is left out. */
export interface SimulatedLane {
  readonly accountId: string;
  readonly kind: TouchStepKind;
  readonly nextSlotAt: Temporal.Instant;
  readonly deficits: LaneDeficits;
}

export interface SimulatedCampaign {
  readonly id: string;
  readonly weight: number;
  readonly dailyCap: number | null;
  /** What it took of that cap, by the day. */
  readonly used: readonly DayUse[];
}

/** A touch that is planned already. */
export interface SimulatedTouch {
  readonly id: string;
  readonly stepId: StepId;
  readonly kind: TouchStepKind;
  readonly accountId: string;
  readonly priority: number;
  readonly dueAt: Temporal.Instant;
  /** Reserved: it goes at its slot. Stuck: a person or evidence must decide before anything happens. */
  readonly state: 'ready' | 'reserved' | 'stuck';
  readonly slotAt: Temporal.Instant | null;
  readonly reason: DeferralReason | null;
}

/** Something that was sent, or may have been: what the contact policy counts. */
export interface SimulatedContact {
  readonly leadId: string;
  readonly companyId: string | null;
  readonly identityId: string;
  readonly at: Temporal.Instant;
}

/** Why the words of a step cannot be sent: something is missing, which somebody may add, or they can never go. */
export type WordsTrouble = { readonly missing: readonly string[] } | { readonly failure: string };

export interface SimulatedLead {
  readonly enrollmentId: string;
  readonly leadId: string;
  readonly campaignId: string;
  /** Who speaks to them. */
  readonly identityId: string;
  readonly companyId: string | null;
  readonly graph: SequenceGraph;
  readonly position: EnrollmentPosition;
  readonly facts: EnrollmentFacts;
  /** Whether anything was sent to them in this campaign. */
  readonly contacted: boolean;
  /** When somebody looks at them next; null while a touch is under way. */
  readonly dueAt: Temporal.Instant | null;
  readonly accountIds: Readonly<Partial<Record<Channel, string>>>;
  /** Hours of the campaign, on the clock of this lead where that is wanted. */
  readonly windows: readonly SendingWindow[];
  readonly recipientDomain: string | null;
  readonly open: SimulatedTouch | null;
  /** Set when nothing happens to them for as long as anybody looks ahead. */
  readonly heldBy: OpenReason | null;
}

export interface SimulatedWorld {
  readonly now: Temporal.Instant;
  readonly accounts: readonly SimulatedAccount[];
  readonly lanes: readonly SimulatedLane[];
  readonly uses: readonly SimulatedUse[];
  readonly campaigns: readonly SimulatedCampaign[];
  readonly leads: readonly SimulatedLead[];
  readonly contactPolicy: ContactPolicy;
  /** As far back as the contact policy looks. */
  readonly contacts: readonly SimulatedContact[];
  /** Whether the words of this step can be written for this lead, with the fields that its sequence set. */
  readonly troubleWithWords: (
    lead: SimulatedLead,
    step: TouchStep,
    set: Readonly<Record<string, string>>,
  ) => WordsTrouble | null;
}

export interface SimulationRules {
  /** The same seed, the same answer. */
  readonly seed: string;
  /** How far ahead anybody looks. */
  readonly days: number;
  /** How far ahead slots are reserved, and how many at once: as the engine does. */
  readonly horizonSeconds: number;
  readonly mostSlots: number;
  readonly rates: AnswerRates;
}

export interface AnswerRates {
  /** Of the people invited. */
  readonly acceptance: number;
  /** Of the people contacted. */
  readonly reply: number;
}
