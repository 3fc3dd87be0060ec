/** Whose hours hold for a touch, and which touches wait for them? */
import type { DeferralReason, SendingWindow } from '#domain';

/** All touches of one campaign and account whose leads live in one zone have the same hours. */
export interface HoursKey {
  readonly campaignId: string;
  readonly accountId: string;
  /** Of the lead; empty where it is not known. Counts where the campaign asks for it. */
  readonly zone: string;
}

export interface Hours extends HoursKey {
  /** Of the workspace, the identity, the account and the campaign, as far as they have some. */
  readonly windows: readonly SendingWindow[];
}

/** Whose hours have changed. */
export type HoursOwner =
  { readonly of: 'workspace' } | { readonly of: 'identity' | 'account' | 'campaign'; readonly id: string };

export interface NextHours extends HoursKey {
  readonly opensAt: Temporal.Instant;
  readonly reason: DeferralReason;
}

export interface WindowStore {
  /** Nobody changes hours until this transaction ends: what is planned by them is seen by whoever does. */
  hold(): Promise<void>;
  /** Waits for those who plan by the hours that were, and holds others up until the new ones are committed. */
  change(): Promise<void>;
  /** In the order asked. */
  of(keys: readonly HoursKey[]): Promise<readonly Hours[]>;
  /** Of all touches that have not left. */
  ofQueued(owner: HoursOwner): Promise<readonly Hours[]>;
  /**
   * Gives queued touches their new hours: those that waited for the old ones are due when the new ones open, the others no
   * earlier than that; a slot outside is given up. A touch that somebody claims at this moment is left to the claim.
   */
  move(owner: HoursOwner, hours: readonly NextHours[], now: Temporal.Instant): Promise<void>;
}
