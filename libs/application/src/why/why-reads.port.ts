/** What waits in a campaign or for an account, counted in groups that share a reason? */
import type { TouchKind, TouchState } from '#domain';
import type { LaneRow } from '../engine/lane-store.port.js';

/** People of a campaign who are active and have no touch under way. */
export interface RestingGroup {
  readonly paused: boolean;
  readonly count: number;
  /** When the first of them is looked at; null when nobody is waited for. */
  readonly dueAt: Temporal.Instant | null;
}

/** Touches that are under way, of one lane, one state and one reason. */
export interface OpenGroup {
  readonly accountId: string;
  readonly kind: TouchKind;
  readonly state: TouchState;
  readonly reason: string | null;
  /** The sequence of these people is held. */
  readonly paused: boolean;
  /** Of a touch for a campaign; null for an answer or a test. */
  readonly campaignStatus: string | null;
  /** They may not go before the first of these instants. */
  readonly later: boolean;
  readonly count: number;
  readonly dueAt: Temporal.Instant;
  readonly slotAt: Temporal.Instant | null;
}

export interface WhyReads {
  resting(campaignId: string): Promise<readonly RestingGroup[]>;
  waitingToEnter(campaignId: string): Promise<number>;
  openOfCampaign(campaignId: string, now: Temporal.Instant): Promise<readonly OpenGroup[]>;
  openOfAccount(accountId: string, now: Temporal.Instant): Promise<readonly OpenGroup[]>;
  /** As allocation would find them now; none is locked. */
  lanes(accountIds: readonly string[], realNow: Temporal.Instant): Promise<readonly LaneRow[]>;
}
