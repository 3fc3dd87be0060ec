/** How do use cases read meetings, deals and suppressions? Newest first, after the row that a cursor names. */
import type { DealState, DealStatus, MeetingStatus } from '#domain';
import type { SalesSource } from '../sales/sales-report.js';

export interface PageQuery {
  readonly after?: readonly [string, string];
  readonly limit: number;
}

interface CreatedBetween {
  readonly createdFrom?: Temporal.Instant;
  readonly createdTo?: Temporal.Instant;
}

export interface MeetingRow {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly stepId: string | null;
  readonly source: string;
  readonly externalId: string;
  readonly status: MeetingStatus;
  readonly startsAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface MeetingFilter extends CreatedBetween {
  readonly campaignId?: string;
  readonly leadId?: string;
  readonly status?: MeetingStatus;
}

export interface DealRow extends DealState {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly stepId: string | null;
  readonly source: string;
  readonly externalId: string;
  readonly statusSince: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface DealFilter extends CreatedBetween {
  readonly campaignId?: string;
  readonly leadId?: string;
  readonly status?: DealStatus;
  readonly stage?: string;
  readonly source?: string;
}

export type DealChangeRow = Omit<DealState, 'name'> & { readonly at: Temporal.Instant };

export interface UnmatchedRow {
  readonly id: string;
  readonly source: SalesSource;
  readonly kind: string;
  readonly externalId: string | null;
  readonly person: string | null;
  readonly startsAt: Temporal.Instant | null;
  /** Real time. */
  readonly receivedAt: Temporal.Instant;
}

export interface SuppressionRow {
  readonly id: string;
  readonly kind: 'email' | 'domain' | 'linkedin' | 'company';
  readonly value: string;
  readonly companyId: string | null;
  readonly reason: string;
  readonly source: string;
  readonly evidence: string | null;
  readonly createdAt: Temporal.Instant;
}

export interface OutcomeReads {
  meetings(query: PageQuery & MeetingFilter): Promise<readonly MeetingRow[]>;
  meeting(id: string): Promise<MeetingRow | undefined>;
  deals(query: PageQuery & DealFilter): Promise<readonly DealRow[]>;
  deal(id: string): Promise<DealRow | undefined>;
  /** First to last; the last 200. */
  dealHistory(dealId: string): Promise<readonly DealChangeRow[]>;
  /** Sales reports of people who are no leads. */
  unmatched(query: PageQuery): Promise<readonly UnmatchedRow[]>;
  suppressions(
    query: PageQuery & { readonly kind?: SuppressionRow['kind']; readonly value?: string },
  ): Promise<readonly SuppressionRow[]>;
  suppression(id: string): Promise<SuppressionRow | undefined>;
  suppressionOf(kind: SuppressionRow['kind'], value: string): Promise<SuppressionRow | undefined>;
  /** The first suppression that matches any channel identity of the lead, or its company. */
  suppressionOfLead(leadId: string): Promise<SuppressionRow | undefined>;
}

export interface OutcomeStore extends OutcomeReads {
  removeSuppression(id: string): Promise<void>;
  /** Locks the unmatched report of that id and all others of the same person and system, oldest first. */
  takeUnmatchedOfPerson(
    signalId: string,
  ): Promise<readonly { readonly id: string; readonly source: SalesSource; readonly raw: string }[]>;
}
