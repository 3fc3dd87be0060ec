/** meetings.unmatched/attach: what was reported of people whom nobody knows, and who they are after all. */
import { notFound } from '#contracts';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import { cutPage } from '../paging/cut-page.js';
import { applySalesReport, readSalesReport, recordOf } from '../sales/apply-sales-report.js';
import { SALES_READING_VERSION } from '../sales/sales-report.js';
import { pageAfter } from './page-after.js';

const HOOKS = { sales_webhook: 'sales', calcom_webhook: 'calcom', calendly_webhook: 'calendly' } as const;

export const unmatchedMeetings: ReadHandler<'meetings.unmatched'> = async ({ stores }, { cursor, limit }) => {
  const rows = await stores.outcomes.unmatched({ after: pageAfter(cursor), limit: limit + 1 });
  const { data, nextCursor } = cutPage(rows, limit, (row) => [row.receivedAt.toString(), row.id]);
  return { data: data.map((row) => ({ ...row, source: HOOKS[row.source] })), nextCursor };
};

export const attachMeeting: ActHandler<'meetings.attach'> = async (
  { stores, newId, now, realNow },
  { signalId, leadId },
) => {
  const lead = await getLeadOrRefuse(stores, leadId);
  const signals = await stores.outcomes.takeUnmatchedOfPerson(signalId);
  if (signals.length === 0) throw notFound('unmatched report', signalId);
  let applied = 0;
  for (const { id, source, raw } of signals) {
    const report = readSalesReport(source, raw);
    const result = await applySalesReport(stores.engine, report, { newId, now, leadId: lead.id });
    await stores.engine.signals.markProcessed(id, recordOf(report, result), SALES_READING_VERSION, realNow);
    applied += Number(result === 'applied');
  }
  return { applied, unchanged: signals.length - applied };
};
