/** Which campaigns are there? */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { requireCampaign, toCampaignView, toCampaignViews } from './campaign-view.js';

export const getCampaign: ReadHandler<'campaigns.get'> = async ({ stores }, { campaignId }) =>
  toCampaignView(stores.campaigns, await requireCampaign(stores.campaigns, campaignId));

export const listCampaigns: ReadHandler<'campaigns.list'> = async ({ stores }, input) => {
  const { status, text, externalId, limit, cursor, archived = false } = input;
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.campaigns.list({ status, archived, text, externalId, limit: limit + 1, before });
  const page = cutPage(rows, limit, (campaign) => [campaign.id]);
  return { data: await toCampaignViews(stores.campaigns, page.data), nextCursor: page.nextCursor };
};
