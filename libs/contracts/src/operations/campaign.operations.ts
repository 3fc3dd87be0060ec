/** Campaigns: a sequence for an audience, spoken by accounts. */
import { z } from 'zod';
import { CAMPAIGN_STATUSES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { sendingWindow } from './account.operations.js';
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
  archivedAt: instant.nullable().meta({ description: 'Put away: hidden from lists.' }),
  statusReason: z.string().nullable().meta({ description: 'Why it was paused or stopped, as was said.' }),
  statusChangedAt: instant.nullable(),
  externalId: z.string().nullable().meta({ description: 'The id that another system gave it.' }),
  createdAt: instant,
  window: sendingWindow
    .nullable()
    .meta({ description: 'Hours of the campaign, beside those of its accounts.' }),
  inLeadZone: z.boolean().meta({
    description: "The campaign's hours are read on the clock of each lead whose timeZone is known.",
  }),
  maxEnrollments: z.number().int().nullable(),
  maxEnrollmentsPerDay: z.number().int().nullable(),
  weight: z.number().int().meta({
    description: 'Its part of an account that other campaigns use, too: 2 gets twice the slots of 1.',
  }),
  dailyCap: z.number().int().nullable().meta({ description: 'Most touches on one day, over all accounts.' }),
  enrollments: z.object({ active: z.number().int(), finished: z.number().int(), stopped: z.number().int() }),
});

/** Most people that a campaign may take in; null: as many as come. */
export const enrollmentCap = z.number().int().min(1).max(10_000_000).nullable();

/** Most touches on one day of the account that sends, over all accounts; null: what the accounts allow. */
export const dailyTouchCap = z.number().int().min(0).max(1_000_000).nullable();

const parts = {
  name: z.string().trim().min(1).max(200),
  sequenceId: id('sequence').optional(),
  audienceIds: z
    .array(id('audience'))
    .max(20)
    .optional()
    .meta({ description: 'Whoever is in one of them is addressed, once.' }),
  accountIds: z.array(id('account')).max(100).optional(),
  weight: z.number().int().min(1).max(100).optional().meta({
    description:
      'Its part of an account that other campaigns use, too: 2 gets twice the slots of 1, which is what a campaign has.',
  }),
};

const hours = {
  window: sendingWindow.nullable().optional().meta({
    description: 'Nothing of the campaign leaves outside; null: the hours of its accounts alone.',
  }),
  inLeadZone: z.boolean().optional().meta({
    description:
      'Read window on the clock of each lead whose timeZone is known; for the others in its own zone. Needs a window.',
  }),
};

/** One campaign of the workspace at most has it. */
const externalId = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: 'Your own id of it, by which it is found again; unique in the workspace.' });

export const createCampaign = defineOperation({
  name: 'campaigns.create',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Create a draft campaign; from a template it gets a sequence of its own',
  input: z.strictObject({
    ...parts,
    ...hours,
    templateId: id('template').optional().meta({ description: 'Instead of sequenceId.' }),
    externalId: externalId.optional(),
    maxEnrollments: enrollmentCap.optional(),
    maxEnrollmentsPerDay: enrollmentCap.optional(),
    dailyCap: dailyTouchCap.optional(),
  }),
  output: campaignView,
  http: { method: 'POST', path: '/v1/campaigns', status: 201 },
});
export const updateCampaign = defineOperation({
  name: 'campaigns.update',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Change a draft: its sequence, audiences or accounts; name, weight and hours at any time',
  input: z.strictObject({ campaignId: id('campaign'), ...parts, ...hours, name: parts.name.optional() }),
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
  expands: {
    sequence: { kind: 'sequence', by: 'sequenceId' },
    accounts: { kind: 'account', by: 'accountIds' },
  },
  volatile: ['enrollments'],
});
export const listCampaigns = defineOperation({
  name: 'campaigns.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Campaigns, newest first; those that were put away only on demand',
  input: z.strictObject({
    archived: z.stringbool().optional().meta({ description: 'true: those that were put away, instead.' }),
    status: z.enum(CAMPAIGN_STATUSES).optional(),
    text: z.string().max(200).optional(),
    externalId: externalId.optional(),
    ...page,
  }),
  output: pageOf(campaignView),
  http: { method: 'GET', path: '/v1/campaigns' },
  expands: {
    sequence: { kind: 'sequence', by: 'sequenceId' },
    accounts: { kind: 'account', by: 'accountIds' },
  },
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
