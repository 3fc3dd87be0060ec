/** campaign_figures: How does a campaign do, or how do several compare? */
import { z } from 'zod';
import { campaignsMeant } from '../names/find-campaigns.js';
import { comparisonAnswer, figuresAnswer } from './figures-answer.js';
import { readingTool } from './tool.js';

const MOST_COMPARED = 8;

export const campaignFigures = readingTool({
  name: 'campaign_figures',
  title: 'Figures of campaigns',
  description:
    'How campaigns do: reply rate, meeting-booked rate, acceptance, bounces, deals, each with numerator and denominator. One campaign (id or name): the whole funnel and every step. A part of a name that several share ("Q2"): their comparison and total. Example: {"campaign":"Q2"}. To learn about one person use lead_why.',
  input: z.strictObject({ campaign: z.string().min(1).max(200).describe('Id, name, or part of the name.') }),
  run: async ({ read }, { campaign }) => {
    const meant = await campaignsMeant(read, campaign);
    const all = [];
    for (const { id } of meant.slice(0, MOST_COMPARED))
      all.push(await read('campaigns.figures', { campaignId: id }));
    const [only] = all;
    if (only && meant.length === 1) return figuresAnswer(only);
    return comparisonAnswer(campaign, all, meant.length - all.length);
  },
});
