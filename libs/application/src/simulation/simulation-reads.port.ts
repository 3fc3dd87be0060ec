/** What does a simulation need to know of the world? Read once, on one snapshot. */
import type {
  ContactPolicy,
  DayUse,
  SendingWindow,
  SimulatedAccount,
  SimulatedContact,
  SimulatedLane,
  SimulatedTouch,
  SimulatedUse,
} from '#domain';
import type { DueEnrollment } from '../engine/due-enrollment-store.port.js';

/** A campaign that runs and uses some of the same accounts, or the one that is simulated. */
export interface SharingCampaign {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  readonly dailyCap: number | null;
  readonly window: SendingWindow | null;
  readonly inLeadZone: boolean;
  readonly used: readonly DayUse[];
  /** Those that it shares with the simulated one. */
  readonly accountIds: readonly string[];
  readonly active: number;
}

/** Somebody who is in a sequence. */
export interface InSequence {
  readonly enrollment: DueEnrollment;
  readonly dueAt: Temporal.Instant | null;
  readonly paused: boolean;
  readonly suppressed: boolean;
  readonly open: SimulatedTouch | null;
}

export interface Collisions {
  readonly people: number;
  readonly peopleSamples: readonly { readonly leadId: string; readonly campaignId: string }[];
  readonly companies: number;
  readonly companySamples: readonly { readonly companyId: string; readonly campaignId: string }[];
}

export interface SimulationReads {
  /** The campaign itself, and those that share an account with it and run. */
  campaigns(campaignId: string): Promise<readonly SharingCampaign[]>;
  /** Whoever is active in these campaigns, in the order in which the engine takes them. */
  people(campaignIds: readonly string[]): Promise<readonly InSequence[]>;
  accounts(accountIds: readonly string[]): Promise<readonly SimulatedAccount[]>;
  lanes(accountIds: readonly string[]): Promise<readonly SimulatedLane[]>;
  contactPolicy(): Promise<ContactPolicy>;
  /** What was sent since then, or may have been, to these people and to all of their companies. */
  contacts(leadIds: readonly string[], since: Temporal.Instant): Promise<readonly SimulatedContact[]>;
  /** What went to domains lately. */
  domainUses(accountIds: readonly string[]): Promise<readonly SimulatedUse[]>;
  /** Who of these people, and whose company, other campaigns are talking to. */
  collisions(campaignId: string, leadIds: readonly string[]): Promise<Collisions>;
}
