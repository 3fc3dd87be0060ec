/** What does a calendar or a CRM say happened? One shape for all of them; made by pure functions of the raw message. */
import type { DealStatus, MeetingReport } from '#domain';

/** Raised whenever one of the readings changes. */
export const SALES_READING_VERSION = 1;

export const SALES_SOURCES = ['sales_webhook', 'calcom_webhook', 'calendly_webhook'] as const;
export type SalesSource = (typeof SALES_SOURCES)[number];

export function isSalesSource(source: string): source is SalesSource {
  return SALES_SOURCES.some((one) => one === source);
}

/** By whom a lead is found, in this order. Normalised. */
export interface Person {
  readonly kind: 'email' | 'linkedin_public_id';
  readonly value: string;
}

export type SalesReport =
  | {
      readonly kind: 'meeting';
      readonly source: string;
      readonly people: readonly Person[];
      /** Null at: the moment at which it is read. */
      readonly report: Omit<MeetingReport, 'at'> & { readonly at: number | null };
    }
  | {
      readonly kind: 'deal';
      readonly source: string;
      readonly people: readonly Person[];
      readonly externalId: string;
      readonly name: string;
      readonly stage: string;
      readonly status: DealStatus;
      readonly valueCents: number;
      readonly currency: string;
      readonly reportedAt: string | null;
    }
  | { readonly kind: 'irrelevant'; readonly detail: string };

/** In a word, for the record beside the raw message. */
export function wordOf(report: SalesReport): string {
  if (report.kind === 'meeting') return `meeting.${report.report.status}`;
  return report.kind === 'deal' ? `deal.${report.status}` : report.detail;
}
