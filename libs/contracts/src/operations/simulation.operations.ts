/** What would this campaign do from here on? */
import { z } from 'zod';
import { OPEN_REASONS, type OpenReason, TOUCH_STEP_KINDS } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page } from './paging.js';

export const MOST_SIMULATED_DAYS = 366;
export const MOST_RUNS = 100;

const REASONS = Object.keys(OPEN_REASONS) as [OpenReason, ...OpenReason[]];
const share = z.number().min(0).max(1);
const kind = z.enum(TOUCH_STEP_KINDS);
const numbers = z.object({ p10: z.number(), p50: z.number(), p90: z.number() }).nullable();
const rateView = z.object({
  value: z.number(),
  source: z.enum(['given', 'measured', 'assumed']),
  of: z.number().int().meta({ description: 'The denominator of a measured one; else 0.' }),
});
const sample = z.object({
  leadId: id('lead'),
  leadName: z.string(),
  stepId: z.string(),
  kind,
  subject: z.string().nullable(),
  text: z.string(),
});

export const simulateCampaign = defineOperation({
  name: 'campaigns.simulate',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What would go out on which day, to whom and until when; nothing is changed and nothing sent',
  input: z.strictObject({
    campaignId: id('campaign'),
    days: z.number().int().min(1).max(MOST_SIMULATED_DAYS).default(180).meta({
      description: 'How far to look ahead.',
    }),
    runs: z.number().int().min(1).max(MOST_RUNS).default(20).meta({
      description: 'How many seeded runs the ranges rest on; fewer where the campaign is large.',
    }),
    seed: z.string().min(1).max(64).default('1'),
    rates: z
      .strictObject({ acceptance: share.optional(), reply: share.optional() })
      .default({})
      .meta({ description: 'Assumed shares; left out, those that this campaign measured, else a guess.' }),
    leadId: id('lead').optional().meta({ description: 'Tells the path of this person alone.' }),
    ...page,
  }),
  output: z.object({
    campaignId: id('campaign'),
    name: z.string(),
    status: z.string(),
    from: instant,
    people: z.number().int(),
    rates: z.object({ acceptance: rateView, reply: rateView }),
    runs: z.number().int(),
    assumptions: z.array(z.string()),
    finishesAt: instant.nullable().meta({
      description: 'When the last person is at an end, in the first run; null when somebody never is.',
    }),
    ranges: z
      .object({
        finishesAt: z.object({ p10: instant, p50: instant, p90: instant }).nullable(),
        sent: numbers,
        replied: numbers,
        accepted: numbers,
        unfinished: numbers,
      })
      .meta({ description: 'Over all runs. Left at null on later pages of leads.' }),
    days: z
      .array(
        z.object({
          day: z.string(),
          accountId: id('account'),
          kind,
          count: z.number().int(),
          others: z.number().int().meta({ description: 'What other campaigns send through it on that day.' }),
        }),
      )
      .meta({ description: 'Days of each account, in the first run. Empty on later pages of leads.' }),
    unfinished: z.array(
      z.object({
        reason: z.enum(REASONS),
        count: z.number().int(),
        sentence: z.string(),
        samples: z.array(id('lead')),
      }),
    ),
    collisions: z.object({
      people: z.object({
        count: z.number().int(),
        samples: z.array(z.object({ leadId: id('lead'), campaignId: id('campaign') })),
      }),
      companies: z.object({
        count: z.number().int(),
        samples: z.array(z.object({ companyId: id('company'), campaignId: id('campaign') })),
      }),
      lanes: z.array(
        z.object({ campaignId: id('campaign'), name: z.string(), accountIds: z.array(id('account')) }),
      ),
    }),
    samples: z.array(sample),
    leads: z.array(
      z.object({
        leadId: id('lead'),
        sends: z.array(z.object({ stepId: z.string(), kind, accountId: id('account'), at: instant })),
        passedOver: z.array(z.object({ stepId: z.string(), reason: z.string() })),
        end: z.enum(['finished', 'replied', 'open']),
        endsAt: instant.nullable(),
        openBecause: z.enum(REASONS).nullable(),
        lacks: z.array(z.string()).meta({ description: 'What their next text needs and nobody knows.' }),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/simulate' },
  cost: 20,
});
