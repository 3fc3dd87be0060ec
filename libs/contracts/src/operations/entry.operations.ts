/** How do people get into a campaign that runs? By audiences that are live, or because somebody pushes them. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { campaignView, dailyTouchCap, enrollmentCap } from './campaign.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';
import { planView } from './plan.operations.js';

/** Why somebody is not enrolled. */
export const LEFT_OUT = [
  'gone',
  'suppressed',
  'already_enrolled_here',
  'active_in_another_campaign',
  'contacted_recently',
  'replied_before',
  'company_active',
  'no_usable_channel',
  'missing_variable',
  'changed_meanwhile',
] as const;
export const leftOut = z.enum(LEFT_OUT);
export type LeftOut = z.output<typeof leftOut>;

const leadIds = z.array(id('lead')).min(1).max(1_000);

export const createEnrollments = defineOperation({
  name: 'enrollments.create',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Push up to 1,000 leads into a running campaign; an answer for each',
  input: z.strictObject({ campaignId: id('campaign'), leadIds }),
  output: z.object({
    enrolled: z.number().int(),
    waiting: z.number().int(),
    leftOut: z.number().int(),
    results: z
      .array(
        z.object({
          leadId: id('lead'),
          result: z.enum(['enrolled', 'waiting', 'left_out']),
          enrollmentId: id('enrollment').nullable(),
          reason: leftOut.nullable(),
        }),
      )
      .meta({ description: 'In the order of leadIds; a lead that is named twice is answered once.' }),
  }),
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/enrollments' },
});

export const planEnroll = defineOperation({
  name: 'campaigns.plan_enroll',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Plan to push leads into a running campaign; plans.execute carries it out',
  input: z.strictObject({ campaignId: id('campaign'), leadIds }),
  output: planView,
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/enrollment-plans', status: 201 },
  cost: 10,
});

export const listEntries = defineOperation({
  name: 'campaigns.entries',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Who is on the way into a campaign: who waits for a free place, and who was left out and why',
  input: z.strictObject({
    campaignId: id('campaign'),
    state: z.enum(['waiting', 'left_out']).default('waiting'),
    ...page,
  }),
  output: pageOf(
    z.object({
      leadId: id('lead'),
      leadName: z.string(),
      source: z.enum(['launch', 'live', 'push']),
      state: z.enum(['waiting', 'left_out']),
      reason: z.string().nullable(),
      askedAt: instant,
      lookedAt: instant.nullable(),
    }),
  ),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/entries' },
});

export const attachAudience = defineOperation({
  name: 'campaigns.attach_audience',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Attach an audience to a campaign, or say whether who enters it later is enrolled (live)',
  input: z.strictObject({
    campaignId: id('campaign'),
    audienceId: id('audience'),
    live: z.boolean().default(false),
  }),
  output: campaignView,
  http: { method: 'PUT', path: '/v1/campaigns/:campaignId/audiences/:audienceId' },
});
export const detachAudience = defineOperation({
  name: 'campaigns.detach_audience',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Detach an audience; who was enrolled from it stays',
  input: z.strictObject({ campaignId: id('campaign'), audienceId: id('audience') }),
  output: campaignView,
  http: { method: 'DELETE', path: '/v1/campaigns/:campaignId/audiences/:audienceId' },
});
export const setCaps = defineOperation({
  name: 'campaigns.set_caps',
  kind: 'act',
  scope: 'campaigns:write',
  summary:
    'How many people a campaign takes in, ever and on a day of the workspace, and how many it contacts on a day',
  input: z.strictObject({
    campaignId: id('campaign'),
    maxEnrollments: enrollmentCap.optional(),
    maxEnrollmentsPerDay: enrollmentCap.optional(),
    dailyCap: dailyTouchCap.optional(),
  }),
  output: campaignView,
  http: { method: 'PUT', path: '/v1/campaigns/:campaignId/caps' },
});
