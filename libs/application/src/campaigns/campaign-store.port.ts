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
  /** Whom it leaves out; decided at launch. */
  readonly exclude: ExcludeRule | null;
  readonly scheduledAt: Temporal.Instant | null;
  readonly launchedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
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
  readonly channel: Channel;
  readonly address: string;
  readonly status: 'running' | 'paused' | 'needs_attention';
  readonly window: SendingWindow;
  readonly dailyCaps: Readonly<Partial<Record<TouchKind, number>>>;
}

export interface CampaignReads {
  find(campaignId: string): Promise<CampaignRecord | undefined>;
  /** Newest first; `before` is the id of the last one seen. */
  list(page: {
    readonly status?: CampaignStatus;
    /** Found in the name, whatever its case. */
    readonly text?: string;
    readonly limit: number;
    readonly before?: string;
  }): Promise<CampaignRecord[]>;
  enrollmentCounts(campaignIds: readonly string[]): Promise<ReadonlyMap<string, EnrollmentCounts>>;
  /** The accounts among these that exist, ordered by id. */
  accounts(accountIds: readonly string[]): Promise<CampaignAccount[]>;
}

export interface CampaignStore extends CampaignReads {
  /** Reads a campaign and keeps it from changing until the transaction ends. */
  lock(campaignId: string): Promise<CampaignRecord | undefined>;
  insert(campaign: CampaignRecord): Promise<void>;
  /** Writes every field, accounts included. */
  save(campaign: CampaignRecord): Promise<void>;
  /** Takes the campaign's waiting touches off their lanes and gives reserved slots up. */
  closeTouches(campaignId: string): Promise<void>;
  /** Puts them back, and lets their lanes be looked at from `now`. */
  openTouches(campaignId: string, now: Temporal.Instant): Promise<void>;
}
