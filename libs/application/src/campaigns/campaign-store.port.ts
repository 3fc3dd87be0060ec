/** How do use cases reach campaigns, and what stands behind them? */
import type { ExcludeRule } from '#contracts';
import type { CampaignStatus, Channel, SendingWindow, TouchKind } from '#domain';

export interface CampaignRecord {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly sequenceId: string | null;
  /** Ordered by id. */
  readonly audiences: readonly CampaignAudience[];
  /** Frozen at launch. */
  readonly sequenceVersionId: string | null;
  readonly accountIds: readonly string[];
  /** Most people that may be enrolled, ever and on a day of the workspace; null: as many as come. */
  readonly maxEnrollments: number | null;
  readonly maxEnrollmentsPerDay: number | null;
  /** Its part of a lane in which others wait, too. */
  readonly weight: number;
  /** Most touches on one day of the account that sends; null: what the accounts allow. */
  readonly dailyCap: number | null;
  /** Whom it leaves out; decided at launch. */
  readonly exclude: ExcludeRule | null;
  /** Beside those of its accounts; null: no hours of its own. */
  readonly window: SendingWindow | null;
  /** Its hours are read on the clock of each lead whose zone is known. */
  readonly inLeadZone: boolean;
  readonly scheduledAt: Temporal.Instant | null;
  readonly launchedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** Put away: hidden from lists. */
  readonly archivedAt: Temporal.Instant | null;
  /** Why it was paused or stopped, in the words of whoever did. */
  readonly statusReason: string | null;
  readonly statusChangedAt: Temporal.Instant | null;
  /** The id that another system gave it; unique in the workspace. */
  readonly externalId: string | null;
  readonly createdAt: Temporal.Instant;
}

export interface CampaignAudience {
  readonly id: string;
  /** Who enters it while the campaign runs is enrolled. */
  readonly live: boolean;
}

export interface EnrollmentCounts {
  readonly active: number;
  readonly finished: number;
  readonly stopped: number;
}

/** An account as a campaign needs to know it. */
export interface CampaignAccount {
  readonly id: string;
  readonly identityId: string;
  readonly identityName: string;
  readonly identitySignature: string | null;
  /** Its own, instead of the identity's. */
  readonly signature: string | null;
  readonly channel: Channel;
  readonly address: string;
  readonly status: 'running' | 'paused' | 'needs_attention';
  /** Of the workspace, the identity and the account. */
  readonly windows: readonly SendingWindow[];
  readonly dailyCaps: Readonly<Partial<Record<TouchKind, number>>>;
}

export interface CampaignReads {
  find(campaignId: string): Promise<CampaignRecord | undefined>;
  /** Those among these that exist. */
  findMany(campaignIds: readonly string[]): Promise<CampaignRecord[]>;
  /** Newest first; `before` is the id of the last one seen. */
  list(page: {
    readonly status?: CampaignStatus;
    /** Those that were put away, instead of those that were not. */
    readonly archived: boolean;
    /** Found in the name, whatever its case. */
    readonly text?: string;
    readonly externalId?: string;
    readonly limit: number;
    readonly before?: string;
  }): Promise<CampaignRecord[]>;
  enrollmentCounts(campaignIds: readonly string[]): Promise<ReadonlyMap<string, EnrollmentCounts>>;
  /** The accounts among these that exist, ordered by id. */
  accounts(accountIds: readonly string[]): Promise<CampaignAccount[]>;
  /** All accounts of one identity, ordered by id. */
  accountsOf(identityId: string): Promise<CampaignAccount[]>;
}

export interface CampaignStore extends CampaignReads {
  /** Reads a campaign and keeps it from changing until the transaction ends. */
  lock(campaignId: string): Promise<CampaignRecord | undefined>;
  insert(campaign: CampaignRecord): Promise<void>;
  /** Removes a campaign in which nobody ever was. */
  remove(campaignId: string): Promise<void>;
  /** Forgets who was to be enrolled in a campaign that has not started: nobody was contacted. */
  discardEnrollments(campaignId: string): Promise<void>;
  /** Writes every field, accounts included. */
  save(campaign: CampaignRecord): Promise<void>;
  /** Gives the campaign's reserved slots up; what waits is passed by while it does not run. */
  closeTouches(campaignId: string): Promise<void>;
  /** Lets the lanes in which its touches wait be looked at from `now`, and the gates of spent domains behind which some stand. */
  openTouches(campaignId: string, now: Temporal.Instant): Promise<void>;
  /** Those that wait for a budget that was raised are due at once. */
  wakeSpent(campaignId: string, now: Temporal.Instant): Promise<void>;
  /** What went out without a cap today counts for the cap that it has from now on. */
  countToday(campaignId: string, now: Temporal.Instant): Promise<void>;
}
