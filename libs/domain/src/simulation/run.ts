/** What became of the leads and the lanes in one run? Kept by the run, read by whoever reports it. */
import type { StepId, TouchStepKind } from '../sequence/graph.js';
import type { OpenReason } from './open-reasons.js';
import type { SimulatedLead } from './world.js';

/** A touch that went out in virtual time. */
export interface SimulatedSend {
  readonly stepId: StepId;
  readonly kind: TouchStepKind;
  readonly accountId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface SimulatedPath {
  readonly lead: SimulatedLead;
  readonly sends: readonly SimulatedSend[];
  /** Steps that were passed over because their words could not be written. */
  readonly failed: readonly { readonly stepId: StepId; readonly reason: string }[];
  /** `replied`: they answered, so the sequence stopped. */
  readonly end: 'finished' | 'replied' | 'open';
  readonly endedAt: number | null;
  /** They accepted an invitation in this run. */
  readonly accepted: boolean;
  /** Where they stood at last. */
  readonly stepId: StepId;
  /** Why they are not at the end; null for those who are. */
  readonly openBecause: OpenReason | null;
  /** What their next text lacks, when that is why. */
  readonly lacks: readonly string[];
}

/** What went out through one account on one of its days. */
export interface SimulatedDay {
  readonly day: string;
  readonly accountId: string;
  readonly kind: TouchStepKind;
  readonly campaignId: string;
  readonly count: number;
}

export interface SimulatedRun {
  readonly paths: readonly SimulatedPath[];
  readonly days: readonly SimulatedDay[];
  /** Virtual instant at which nothing was left to do, or the horizon. */
  readonly endedAt: number;
  /** Moments that were looked at. */
  readonly moments: number;
}
