/** touches.list, touches.resolve, leads.explain: what goes out, what is held, and why. */
import type { ReadHandler } from '../operations/operation-context.js';
import { pageAfter } from '../outcomes/page-after.js';
import { cutPage } from '../paging/cut-page.js';
import { explainLead } from './explain-lead.js';
import { resolveTouch } from './resolve-touch.js';

export * from './touch-reads.port.js';

const listTouches: ReadHandler<'touches.list'> = async ({ stores }, { cursor, limit, state, campaignId }) => {
  const rows = await stores.touches.list({ state, campaignId, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.dueAt.toString(), row.id]);
};

export const touchReads = { 'touches.list': listTouches, 'leads.explain': explainLead };

export const touchHandlers = (messageId: (touchId: string, senderAddress: string) => string) => ({
  ...touchReads,
  'touches.resolve': resolveTouch(messageId),
});
