/** campaign_set_state: How is a campaign paused, resumed or stopped? */
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import type { EdgeOutput } from '../calls/edge.js';
import { theCampaign } from '../names/find-campaigns.js';
import { campaignFields, describeCampaign } from './campaign-fields.js';
import { actingTool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

export const campaignSetState = actingTool({
  name: 'campaign_set_state',
  title: 'Pause, resume or stop',
  description:
    'Pause a campaign (nothing more is sent until it is resumed), resume it where it stood, or stop it for good (every enrollment stops; cannot be undone). To start a draft use campaign_launch.',
  annotations: { destructiveHint: true, idempotentHint: false, openWorldHint: true },
  input: z.strictObject({
    campaign: z.string().min(1).max(200).describe('Id or name.'),
    action: z.enum(['pause', 'resume', 'stop']),
  }),
  run: async ({ read }, { campaign, action }) => {
    const { id: campaignId } = await theCampaign(read, campaign);
    switch (action) {
      case 'pause':
        return ask('campaigns.pause', { campaignId }, moved);
      case 'resume':
        return ask('campaigns.resume', { campaignId }, moved);
      case 'stop':
        return ask('campaigns.stop', { campaignId }, moved);
    }
  },
});

function moved(campaign: EdgeOutput<'campaigns.pause'>): ToolAnswer {
  return { text: `Now: ${describeCampaign(campaign)}`, data: campaignFields(campaign) };
}
