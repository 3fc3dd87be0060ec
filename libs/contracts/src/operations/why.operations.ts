/** Why does nothing go out? For a campaign and for an account. */
import { z } from 'zod';
import { TOUCH_KINDS, WAITING_REASONS, type WaitingReason } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';

const REASONS = Object.keys(WAITING_REASONS) as [WaitingReason, ...WaitingReason[]];

const rankedReason = z.object({
  reason: z.enum(REASONS),
  count: z.number().int(),
  until: instant.nullable().meta({
    description:
      'When the first of them may go on; null when nobody can say, or only a person can change it.',
  }),
  sentence: z.string(),
  remedy: z
    .string()
    .nullable()
    .meta({ description: 'What a person can do; null where it passes by itself.' }),
  lanes: z.array(
    z.object({
      accountId: id('account'),
      kind: z.enum(TOUCH_KINDS),
      count: z.number().int(),
      until: instant.nullable(),
    }),
  ),
});

const story = {
  headline: z.string(),
  nextAt: instant.nullable().meta({
    description: 'When the next touch goes, or at the earliest can; null when nothing opens by itself.',
  }),
  waiting: z.number().int().meta({ description: 'The counts of all reasons together.' }),
  reasons: z
    .array(rankedReason)
    .meta({ description: 'Most people first; everybody counts under one of them.' }),
};

export const whyCampaign = defineOperation({
  name: 'campaigns.why',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Why is nothing sending? Everybody who is in a campaign, by the one reason for which they wait',
  input: z.strictObject({ campaignId: id('campaign') }),
  output: z.object({
    campaignId: id('campaign'),
    name: z.string(),
    status: z.string(),
    ...story,
    people: z.object({
      active: z.number().int(),
      finished: z.number().int(),
      stopped: z.number().int(),
      waitingToEnter: z.number().int(),
    }),
  }),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/why' },
  cost: 2,
});

export const whyAccount = defineOperation({
  name: 'accounts.why',
  kind: 'read',
  scope: 'outreach:read',
  summary:
    'Why is nothing sending? Every touch that waits for an account, by the one reason for which it waits',
  input: z.strictObject({ accountId: id('account') }),
  output: z.object({
    accountId: id('account'),
    displayName: z.string(),
    status: z.enum(['running', 'paused', 'needs_attention']),
    ...story,
  }),
  http: { method: 'GET', path: '/v1/accounts/:accountId/why' },
  cost: 2,
});
