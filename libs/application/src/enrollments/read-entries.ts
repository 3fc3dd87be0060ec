/** campaigns.entries: who is on the way into a campaign? */
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';

export const listEntries: ReadHandler<'campaigns.entries'> = async ({ stores }, input) => {
  const { campaignId, state, limit, cursor } = input;
  await requireCampaign(stores.campaigns, campaignId);
  const [askedAt = '', leadId = ''] = cursor === undefined ? [] : decodeCursor(cursor, ['instant', 'uuid']);
  const after = cursor === undefined ? undefined : ([askedAt, leadId] as const);
  const rows = await stores.entries.list({ campaignId, state, limit: limit + 1, after });
  return cutPage(rows, limit, (entry) => [entry.askedAt.toString(), entry.leadId]);
};
