/** How do use cases read meetings, deals and suppressions? Newest first, after the row that a cursor names. */
export interface PageQuery {
  readonly after?: readonly [string, string];
  readonly limit: number;
}

export interface MeetingRow {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly externalId: string;
  readonly startsAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
}

export interface DealRow {
  readonly id: string;
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly externalId: string;
  readonly name: string;
  readonly stage: 'open' | 'won' | 'lost';
  readonly valueCents: number;
  readonly currency: string;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface SuppressionRow {
  readonly id: string;
  readonly kind: 'email' | 'domain' | 'linkedin';
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly createdAt: Temporal.Instant;
}

export interface OutcomeReads {
  meetings(query: PageQuery & { readonly campaignId?: string }): Promise<readonly MeetingRow[]>;
  meetingByExternalId(externalId: string): Promise<MeetingRow | undefined>;
  deals(
    query: PageQuery & { readonly campaignId?: string; readonly stage?: DealRow['stage'] },
  ): Promise<readonly DealRow[]>;
  dealByExternalId(externalId: string): Promise<DealRow | undefined>;
  suppressions(query: PageQuery): Promise<readonly SuppressionRow[]>;
  suppression(id: string): Promise<SuppressionRow | undefined>;
  suppressionOf(kind: SuppressionRow['kind'], value: string): Promise<SuppressionRow | undefined>;
  /** The first suppression that matches any channel identity of the lead. */
  suppressionOfLead(leadId: string): Promise<SuppressionRow | undefined>;
}

export interface OutcomeStore extends OutcomeReads {
  removeSuppression(id: string): Promise<void>;
}
