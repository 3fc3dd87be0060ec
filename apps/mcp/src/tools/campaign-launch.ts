/** campaign_launch: What would a launch do? A plan, and nothing is sent. */
import { Refusal } from '#contracts';
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import { theCampaign } from '../names/find-campaigns.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { planAnswer } from './plan-answer.js';
import { actingTool } from './tool.js';

export const campaignLaunch = actingTool({
  name: 'campaign_launch',
  title: 'Plan a launch',
  description:
    'Plan the launch of a draft campaign: how many people, through which accounts, with which words (samples), and warnings. Sends nothing. Show the plan to whoever asked, then call plan_execute. To resume a paused campaign use campaign_set_state.',
  annotations: { destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    campaign: z.string().min(1).max(200).describe('Id or name.'),
    start_at: z
      .string()
      .max(40)
      .optional()
      .describe('A later start, RFC 3339 with offset: "2026-04-01T09:00:00+02:00". Now when left out.'),
  }),
  run: async ({ read }, args) => {
    const campaign = await theCampaign(read, args.campaign);
    const { ready, problems } = await read('campaigns.validate', { campaignId: campaign.id });
    if (campaign.status === 'draft' && !ready) {
      throw new Refusal(
        'invalid_input',
        `"${cleanLine(campaign.name)}" cannot be launched yet.`,
        'Correct every error (sequence_write, audience_build, campaign_create with other parts), then plan again.',
        problems.map(({ path, level, message }) => ({ path, message: `${level}: ${message}` })),
      );
    }
    return ask('campaigns.plan_launch', { campaignId: campaign.id, startAt: args.start_at }, planAnswer);
  },
});
