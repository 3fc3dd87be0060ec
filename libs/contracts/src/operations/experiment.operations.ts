/** Which variant of a split is better, if one can be told? */
import { z } from 'zod';
import { FALSE_WINNERS, MINIMUM_SAMPLE } from '#domain';
import { id } from '../ids/edge.js';
import { rate } from './figure.operations.js';
import { defineOperation } from './operation.js';

export const compareCampaignVariants = defineOperation({
  name: 'campaigns.compare_variants',
  kind: 'read',
  scope: 'outreach:read',
  summary:
    'Which variant of each split brings more answers or meetings; valid whenever and however often one looks',
  input: z.strictObject({
    campaignId: id('campaign'),
    stepId: z.string().min(1).max(100).optional().meta({ description: 'One split; left out, all of them.' }),
    outcome: z.enum(['reply', 'meeting']).default('reply'),
  }),
  output: z.object({
    campaignId: id('campaign'),
    name: z.string(),
    outcome: z.enum(['reply', 'meeting']),
    minimumSample: z
      .number()
      .int()
      .meta({
        description: `People contacted of each variant before anything is judged: ${MINIMUM_SAMPLE}.`,
      }),
    falseWinners: z.number().meta({
      description: `At most this share of splits whose variants are alike ever shows a winner: ${FALSE_WINNERS}.`,
    }),
    splits: z.array(
      z.object({
        stepId: z.string(),
        verdict: z.enum(['winner', 'no_winner_yet', 'too_few']),
        winner: z.string().nullable(),
        because: z.string(),
        variants: z.array(z.object({ name: z.string(), dealt: z.number().int(), rate })),
        pairs: z.array(
          z.object({
            first: z.string(),
            second: z.string(),
            better: z.string().nullable(),
            ratio: z.object({ low: z.number(), high: z.number().nullable() }).meta({
              description:
                'How many times the answers of the first the second brings: every ratio that what was seen does not speak against.',
            }),
            surprise: z.number().meta({
              description: 'At most this share of pairs that are alike ever looks so different.',
            }),
          }),
        ),
      }),
    ),
  }),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/variants' },
});
