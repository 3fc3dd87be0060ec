/** Campaigns: a sequence for an audience, spoken by accounts. */
import { z } from 'zod';
import { CAMPAIGN_STATUSES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';
import { sequenceProblem } from './sequence.operations.js';

export const campaignView = z.object({
  id: id('campaign'),
  name: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  sequenceId: id('sequence').nullable(),
  audiences: z.array(
    z.object({
      id: id('audience'),
      live: z.boolean().meta({ description: 'Who enters it while the campaign runs is enrolled.' }),
    }),
  ),
  accountIds: z.array(id('account')),
  scheduledAt: instant.nullable(),
  launchedAt: instant.nullable(),
  endedAt: instant.nullable(),
  createdAt: instant,
  maxEnrollments: z.number().int().nullable(),
  maxEnrollmentsPerDay: z.number().int().nullable(),
  enrollments: z.object({ active: z.number().int(), finished: z.number().int(), stopped: z.number().int() }),
});

/** Most people that a campaign may take in; null: as many as come. */
export const enrollmentCap = z.number().int().min(1).max(10_000_000).nullable();

const parts = {
  name: z.string().trim().min(1).max(200),
  sequenceId: id('sequence').optional(),
  audienceIds: z
    .array(id('audience'))
    .max(20)
    .optional()
    .meta({ description: 'Whoever is in one of them is addressed, once.' }),
  accountIds: z.array(id('account')).max(100).optional(),
};

export const createCampaign = defineOperation({
  name: 'campaigns.create',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Create a draft campaign',
  input: z.strictObject({
    ...parts,
    maxEnrollments: enrollmentCap.optional(),
    maxEnrollmentsPerDay: enrollmentCap.optional(),
  }),
  output: campaignView,
  http: { method: 'POST', path: '/v1/campaigns', status: 201 },
});
export const updateCampaign = defineOperation({
  name: 'campaigns.update',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Change a draft: its name, sequence, audiences or accounts',
  input: z.strictObject({ campaignId: id('campaign'), ...parts, name: parts.name.optional() }),
  output: campaignView,
  http: { method: 'PATCH', path: '/v1/campaigns/:campaignId' },
});
export const getCampaign = defineOperation({
  name: 'campaigns.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One campaign',
  input: z.strictObject({ campaignId: id('campaign') }),
  output: campaignView,
  http: { method: 'GET', path: '/v1/campaigns/:campaignId' },
});
export const listCampaigns = defineOperation({
  name: 'campaigns.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Campaigns, newest first',
  input: z.strictObject({
    status: z.enum(CAMPAIGN_STATUSES).optional(),
    text: z.string().max(200).optional(),
    ...page,
  }),
  output: pageOf(campaignView),
  http: { method: 'GET', path: '/v1/campaigns' },
});
export const validateCampaign = defineOperation({
  name: 'campaigns.validate',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Everything that stands in the way of a launch, at once',
  input: z.strictObject({ campaignId: id('campaign') }),
  output: z.object({ ready: z.boolean(), problems: z.array(sequenceProblem) }),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/problems' },
});

const move = <Name extends string>(name: Name, verb: string, summary: string) =>
  defineOperation({
    name,
    kind: 'act',
    scope: 'campaigns:write',
    summary,
    input: z.strictObject({ campaignId: id('campaign') }),
    output: campaignView,
    http: { method: 'POST', path: `/v1/campaigns/:campaignId/${verb}` },
  });
export const pauseCampaign = move(
  'campaigns.pause',
  'pause',
  'Pause: nothing more is sent until it is resumed',
);
export const resumeCampaign = move('campaigns.resume', 'resume', 'Resume where it was paused');
export const stopCampaign = move('campaigns.stop', 'stop', 'Stop for good: every enrollment stops');

export const rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  definition: z.string(),
});
export const figuresView = z.object({
  campaignId: id('campaign'),
  name: z.string(),
  counts: z.record(z.string(), z.number().int()),
  pipeline: z.array(z.object({ currency: z.string(), wonCents: z.number().int() })),
  rates: z.record(z.string(), rate),
  steps: z.array(
    z.object({
      stepId: z.string(),
      kind: z.string(),
      counts: z.record(z.string(), z.number().int()),
      rates: z.record(z.string(), rate),
    }),
  ),
  /** How far the event log has been counted. */
  asOfPosition: z.number().int(),
});
export const campaignFigures = defineOperation({
  name: 'campaigns.figures',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The funnel of a campaign and of each step, with the denominator of every rate',
  input: z.strictObject({ campaignId: id('campaign') }),
  output: figuresView,
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/figures' },
});

export const listEnrollments = defineOperation({
  name: 'campaigns.enrollments',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The people of a campaign and where each stands',
  input: z.strictObject({
    campaignId: id('campaign'),
    status: z.enum(['active', 'finished', 'stopped']).optional(),
    ...page,
  }),
  output: pageOf(
    z.object({
      id: id('enrollment'),
      leadId: id('lead'),
      leadName: z.string(),
      status: z.enum(['active', 'finished', 'stopped']),
      stepId: z.string(),
      stopReason: z.string().nullable(),
      dueAt: instant.nullable(),
    }),
  ),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/enrollments' },
});
