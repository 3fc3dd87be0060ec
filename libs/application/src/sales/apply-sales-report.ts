/**
 * What follows when a calendar or a CRM reports a meeting or a deal?
 *
 * Attribution: the latest touch that reached that person, when the meeting or deal is first heard of.
 */
import type { Applied } from '../engine/apply-signal.js';
import type { Attribution } from '../engine/correspondence-store.port.js';
import type { EngineStores } from '../engine/engine-stores.port.js';
import { writeDeal, writeMeeting } from '../engine/write-sales.js';
import { readCalcom } from './read-calcom.js';
import { readCalendly } from './read-calendly.js';
import { readSales } from './read-sales.js';
import { type Person, type SalesReport, type SalesSource, wordOf } from './sales-report.js';

const READINGS: Readonly<Record<SalesSource, (raw: string) => SalesReport>> = {
  sales_webhook: readSales,
  calcom_webhook: readCalcom,
  calendly_webhook: readCalendly,
};

export function readSalesReport(source: SalesSource, raw: string): SalesReport {
  return READINGS[source](raw);
}

interface Circumstances {
  readonly newId: () => string;
  /** Business time. */
  readonly now: Temporal.Instant;
  /** Of whom it is, when a person said so. */
  readonly leadId?: string;
}

export async function applySalesReport(
  stores: EngineStores,
  report: SalesReport,
  { newId, now, leadId }: Circumstances,
): Promise<Applied> {
  if (report.kind === 'irrelevant') return 'ignored';
  const { correspondence } = stores;
  const whose = () =>
    leadId === undefined ? findPerson(stores, report.people) : correspondence.attributeLead(leadId);
  const occasion = { source: report.source, whose, newId, at: now };
  if (report.kind === 'meeting') {
    const at = report.report.at ?? now.epochMilliseconds;
    return (await writeMeeting(stores, { ...occasion, report: { ...report.report, at } })).result;
  }
  const { externalId, name, stage, status, valueCents, currency, reportedAt } = report;
  const written = await writeDeal(stores, {
    ...occasion,
    externalId,
    state: () => ({ name, stage, status, valueCents, currency }),
    reportedAt: reportedAt === null ? null : Temporal.Instant.from(reportedAt),
  });
  return written.result;
}

async function findPerson(
  { correspondence }: EngineStores,
  people: readonly Person[],
): Promise<Attribution | undefined> {
  for (const { kind, value } of people) {
    const found = await correspondence.attributeByIdentity([kind], [value], null);
    if (found) return found;
  }
  return undefined;
}

/** What is kept beside the raw message. */
export function recordOf(report: SalesReport, result: Applied): object {
  const kind = wordOf(report);
  if (report.kind === 'irrelevant') return { kind, result };
  const isMeeting = report.kind === 'meeting';
  const externalId = isMeeting ? report.report.externalId : report.externalId;
  return { kind, result, externalId, startsAt: isMeeting ? report.report.startsAt : null };
}
