/** Plans: risky acts, shown before they happen. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { excludeRule } from './exclude.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const planSummary = z.object({
  title: z.string(),
  people: z.number().int(),
  accounts: z.array(
    z.object({
      accountId: id('account'),
      channel: z.string(),
      address: z.string(),
      people: z.number().int(),
      leftToday: z
        .number()
        .int()
        .nullable()
        .meta({ description: 'By the tightest limit of the kinds that the sequence uses; null: no limit.' }),
    }),
  ),
  samples: z.array(
    z.object({
      leadId: id('lead'),
      leadName: z.string(),
      stepId: z.string().nullable(),
      kind: z.string(),
      subject: z.string().nullable(),
      text: z.string(),
    }),
  ),
  excluded: z.array(
    z.object({
      reason: z.string(),
      people: z.number().int(),
      samples: z.array(z.object({ leadId: id('lead'), leadName: z.string() })).optional(),
    }),
  ),
  warnings: z.array(z.string()),
  edit: z
    .object({
      fromVersion: z.number().int(),
      toVersion: z.number().int(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
    })
    .optional()
    .meta({ description: 'Of a live edit: which steps differ between the two versions.' }),
  moves: z
    .array(
      z.object({
        fromVersion: z.number().int(),
        stepId: z.string(),
        toStepId: z.string().nullable(),
        what: z.enum(['stays_at_step', 'returns_to_step', 'goes_on_elsewhere', 'stays_on_version']),
        because: z.string(),
        people: z.number().int(),
        rewritten: z.number().int().meta({
          description: 'Of them, those whose queued and unsent touch is taken back and written anew.',
        }),
        samples: z.array(z.object({ leadId: id('lead'), leadName: z.string() })),
      }),
    )
    .optional()
    .meta({ description: 'Of a live edit: who under way goes where.' }),
});

export const planView = z.object({
  id: id('plan'),
  operation: z.string(),
  status: z.enum(['waiting', 'approved', 'executed', 'expired', 'void']),
  summary: planSummary,
  campaignId: id('campaign').nullable(),
  createdAt: instant,
  expiresAt: instant,
  /** What to do next, in words. */
  nextStep: z.string(),
});

export const planLaunch = defineOperation({
  name: 'campaigns.plan_launch',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Plan a launch: who, through which accounts, with which words; nothing is sent yet',
  input: z.strictObject({
    campaignId: id('campaign'),
    startAt: instant.optional().meta({ description: 'Business time of a later start.' }),
    exclude: excludeRule
      .optional()
      .meta({ description: 'Whom to leave out, now and for as long as the campaign runs.' }),
  }),
  output: planView,
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/launch-plans', status: 201 },
  cost: 10,
});
export const planReply = defineOperation({
  name: 'conversations.plan_reply',
  kind: 'act',
  scope: 'messages:send',
  summary: 'Plan an answer in a conversation; the recipient comes from the thread',
  input: z.strictObject({ conversationId: id('conversation'), text: z.string().trim().min(1).max(8000) }),
  output: planView,
  http: { method: 'POST', path: '/v1/conversations/:conversationId/reply-plans', status: 201 },
});
export const getPlan = defineOperation({
  name: 'plans.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One plan',
  input: z.strictObject({ planId: id('plan') }),
  output: planView,
  http: { method: 'GET', path: '/v1/plans/:planId' },
  expands: { campaign: { kind: 'campaign', by: 'campaignId' } },
});
export const listPlans = defineOperation({
  name: 'plans.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Plans, newest first',
  input: z.strictObject({
    status: z.enum(['waiting', 'approved', 'executed', 'expired', 'void']).optional(),
    ...page,
  }),
  output: pageOf(planView),
  http: { method: 'GET', path: '/v1/plans' },
  expands: { campaign: { kind: 'campaign', by: 'campaignId' } },
});
export const approvePlan = defineOperation({
  name: 'plans.approve',
  kind: 'act',
  scope: 'plans:approve',
  summary: "Approve a plan with a person's own key; never the one that proposed it",
  input: z.strictObject({ planId: id('plan') }),
  output: planView,
  http: { method: 'POST', path: '/v1/plans/:planId/approve' },
});
export const executedPlan = z.object({
  plan: planView,
  campaignId: id('campaign').nullable(),
  enrolled: z.number().int(),
  touchId: id('touch').nullable(),
  waiting: z.number().int().meta({ description: 'Over a cap of the campaign: they enter later, in order.' }),
  droppedOut: z.number().int(),
  moved: z.number().int().meta({ description: 'By a live edit: people who are on the other version now.' }),
  stayed: z.number().int().meta({ description: 'People who stay on the version that they were on.' }),
});
export const executePlan = defineOperation({
  name: 'plans.execute',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Carry out an approved plan, once',
  input: z.strictObject({ planId: id('plan') }),
  output: executedPlan,
  http: { method: 'POST', path: '/v1/plans/:planId/execute' },
  cost: 10,
});
