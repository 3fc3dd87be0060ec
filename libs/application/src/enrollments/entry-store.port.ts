/** How do use cases reach who is on the way into a campaign, and how many may still enter? */
import type { LeftOut } from '#contracts';

export type EntrySource = 'launch' | 'live' | 'push';

/** A lead that waits for a free place, or that was left out for a reason that may pass. */
export interface EntryRecord {
  readonly leadId: string;
  readonly leadName: string;
  readonly source: EntrySource;
  readonly state: 'waiting' | 'left_out';
  readonly reason: string | null;
  readonly askedAt: Temporal.Instant;
  readonly lookedAt: Temporal.Instant | null;
}

export interface EntryPlace {
  readonly leadId: string;
  /** Who is to speak, where it was decided before. */
  readonly identityId: string | null;
}

export interface EntryReads {
  /** In the order in which they enter; `after` is the place of the last one seen. */
  list(page: {
    readonly campaignId: string;
    readonly state: EntryRecord['state'];
    readonly limit: number;
    readonly after?: readonly [askedAt: string, leadId: string];
  }): Promise<EntryRecord[]>;
  /** How many entered the campaign: ever, and on that day of the workspace. */
  entered(campaignId: string, day: string): Promise<{ readonly total: number; readonly today: number }>;
  hasWaiting(campaignId: string): Promise<boolean>;
  /** Running campaigns into which somebody waits to enter. */
  campaignsWithWaiting(): Promise<string[]>;
}

/** The caller holds the campaign (`campaigns.lock`): so what it counts is still so when it enrolls. */
export interface EntryStore extends EntryReads {
  /** At the end of those who wait; who waits already keeps the place, who is enrolled already is passed over. */
  add(
    campaignId: string,
    source: EntrySource,
    places: readonly EntryPlace[],
    at: Temporal.Instant,
  ): Promise<void>;
  /** The first of those who wait; they stay in the list until they are removed or left out. */
  takeWaiting(campaignId: string, limit: number): Promise<EntryPlace[]>;
  remove(campaignId: string, leadIds: readonly string[]): Promise<void>;
  leaveOut(
    campaignId: string,
    left: readonly { readonly leadId: string; readonly reason: LeftOut }[],
    at: Temporal.Instant,
  ): Promise<void>;
  /** Counts people who entered on that day. */
  count(campaignId: string, day: string, people: number): Promise<void>;
}
