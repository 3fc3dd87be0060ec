/** campaign_list: Which campaigns are there? */
import { CAMPAIGN_STATUSES } from '#domain';
import { z } from 'zod';
import { campaignFields, describeCampaign } from './campaign-fields.js';
import { moreLine, pageArguments } from './paging.js';
import { readingTool } from './tool.js';

export const campaignList = readingTool({
  name: 'campaign_list',
  title: 'Campaigns',
  description:
    'The campaigns, newest first: status and how many people are in each. For replies, meetings and rates use campaign_figures.',
  input: z.strictObject({
    status: z.enum(CAMPAIGN_STATUSES).optional(),
    name: z.string().max(200).optional().describe('A part of the name.'),
    ...pageArguments,
  }),
  run: async ({ read }, { status, name, limit, cursor }) => {
    const { data, nextCursor } = await read('campaigns.list', { status, text: name, limit, cursor });
    return {
      text:
        (data.map(describeCampaign).join('\n') || 'No campaigns. Create one with campaign_create.') +
        moreLine(nextCursor),
      data: { campaigns: data.map(campaignFields), next_cursor: nextCursor },
    };
  },
});
