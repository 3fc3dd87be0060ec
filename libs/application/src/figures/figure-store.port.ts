/** How do use cases read what was counted, and the deals and meetings that it came to? */
import type { DealStatus, Dimension, Interval, MeetingStatus, Metric, Period } from '#domain';

export interface FigureRecord {
  readonly dimension: Dimension;
  /** "" for the campaign as a whole; else a step, or the uuid of an account … */
  readonly key: string;
  readonly metric: Metric;
  readonly count: number;
  readonly amountCents: number;
  /** ISO 4217, or "" where nothing is paid. */
  readonly currency: string;
}

export interface Counted {
  /** Position of the last event that was counted. */
  readonly asOfPosition: number;
  /** IANA zone of the workspace's days. */
  readonly timeZone: string;
}

export interface FactRecord {
  readonly slot: string;
  readonly place: string;
  readonly subject: string;
  readonly leadId: string | null;
  readonly eventId: string;
  readonly stepId: string | null;
  readonly day: string;
}

export interface FactQuery {
  readonly campaignId: string;
  readonly metric: Metric;
  readonly slots: readonly string[];
  readonly place: string;
  readonly stepId: string | null;
  readonly period: Period | null;
  readonly after?: readonly [string, string];
  readonly limit: number;
}

export interface DealSum {
  readonly campaignId: string | null;
  readonly stage: string;
  readonly status: DealStatus;
  readonly currency: string;
  readonly count: number;
  readonly valueCents: number;
}

export interface MeetingSum {
  readonly campaignId: string | null;
  readonly status: MeetingStatus;
  readonly count: number;
}

export interface FigureReads {
  counted(): Promise<Counted>;
  /** Sums over the period; of all time without one. */
  sums(
    campaignIds: readonly string[],
    dimensions: readonly Dimension[],
    period: Period | null,
  ): Promise<readonly (FigureRecord & { readonly campaignId: string })[]>;
  /** Of the campaigns together: sums of each interval, by its first day. */
  series(
    campaignIds: readonly string[],
    interval: Interval,
    period: Period,
  ): Promise<readonly (FigureRecord & { readonly startsOn: string })[]>;
  /** First and last day on which anything was counted. */
  countedDays(campaignId: string): Promise<Period | undefined>;
  /** By slot and subject, in this order. */
  facts(query: FactQuery): Promise<readonly FactRecord[]>;
  /** Names by uuid; one that is gone has none. */
  namesOf(
    what: 'campaign' | 'identity' | 'account' | 'audience',
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Open deals as they stand; those that were won or lost in the period. Of all campaigns when none is named. */
  dealSums(campaignIds: readonly string[] | null, period: Period | null): Promise<readonly DealSum[]>;
  /** Meetings that were booked in the period, as they stand. */
  meetingSums(campaignIds: readonly string[] | null, period: Period | null): Promise<readonly MeetingSum[]>;
}
