/** What came of it: suppressions; and what waits for a person: held touches, actions. */
import { z } from 'zod';
import { TOUCH_KINDS, TOUCH_STATES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

/** What a suppression is about. */
export const SUPPRESSION_KINDS = ['email', 'domain', 'linkedin', 'company'] as const;

export const suppressionView = z.object({
  id: id('suppression'),
  kind: z.enum(SUPPRESSION_KINDS),
  value: z.string().meta({ description: 'Of a company: its domain if it has one, else its id.' }),
  companyId: id('company').nullable().meta({ description: 'The company that is meant, where it is known.' }),
  reason: z.string(),
  source: z.string().meta({ description: 'Where it comes from: manual, smtp, reply, … or what was said.' }),
  evidence: z.string().nullable().meta({ description: 'What shows it, in the words of whoever added it.' }),
  createdAt: instant,
});
export const addSuppression = defineOperation({
  name: 'suppressions.add',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Never contact this address, domain, LinkedIn profile or company again; effective at once',
  input: z.strictObject({
    kind: z.enum(SUPPRESSION_KINDS),
    value: z.string().trim().min(1).max(500).meta({
      description:
        'An email address; a domain; a LinkedIn profile (address, public id or member id); the id or the domain of a company.',
    }),
    reason: z.string().trim().min(1).max(300),
    source: z.string().trim().min(1).max(100).optional().meta({
      description: 'Where you know it from, such as "crm" or "phone call"; manual unless it is said.',
    }),
    evidence: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .optional()
      .meta({ description: 'What shows it: a quotation, the number of a ticket, a link.' }),
  }),
  output: suppressionView,
  http: { method: 'POST', path: '/v1/suppressions', status: 201 },
});
export const listSuppressions = defineOperation({
  name: 'suppressions.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Whom not to contact, and why',
  input: z.strictObject({
    kind: z.enum(SUPPRESSION_KINDS).optional(),
    value: z.string().trim().min(1).max(500).optional().meta({ description: 'As it is shown, in full.' }),
    ...page,
  }),
  output: pageOf(suppressionView),
  http: { method: 'GET', path: '/v1/suppressions' },
});
export const removeSuppression = defineOperation({
  name: 'suppressions.remove',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Lift a suppression',
  input: z.strictObject({ suppressionId: id('suppression') }),
  output: suppressionView,
  http: { method: 'DELETE', path: '/v1/suppressions/:suppressionId' },
});

export const touchView = z.object({
  id: id('touch'),
  kind: z.enum(TOUCH_KINDS),
  state: z.enum(TOUCH_STATES),
  leadId: id('lead'),
  accountId: id('account'),
  campaignId: id('campaign').nullable(),
  stepId: z.string().nullable(),
  dueAt: instant,
  slotAt: instant.nullable(),
  sentAt: instant.nullable(),
  reason: z.string().nullable(),
});
export const listTouches = defineOperation({
  name: 'touches.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Touches by state: what is held for a person, what is about to go',
  input: z.strictObject({
    state: z.enum(TOUCH_STATES).optional(),
    campaignId: id('campaign').optional(),
    ...page,
  }),
  output: pageOf(touchView),
  http: { method: 'GET', path: '/v1/touches' },
  expands: {
    lead: { kind: 'lead', by: 'leadId' },
    account: { kind: 'account', by: 'accountId' },
    campaign: { kind: 'campaign', by: 'campaignId' },
  },
});
export const resolveTouch = defineOperation({
  name: 'touches.resolve',
  kind: 'act',
  scope: 'messages:send',
  summary: 'Decide about a held touch: it was sent, send it again, or skip it',
  input: z.strictObject({ touchId: id('touch'), as: z.enum(['sent', 'resend', 'skip']) }),
  output: touchView,
  http: { method: 'POST', path: '/v1/touches/:touchId/resolve' },
});

export const actionView = z.object({
  id: id('action'),
  operation: z.string(),
  status: z.enum(['accepted', 'running', 'succeeded', 'failed']),
  idempotencyKey: z.string(),
  output: z.json().nullable(),
  error: z.json().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export const getAction = defineOperation({
  name: 'actions.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One action: how far it is and what came of it',
  input: z.strictObject({ actionId: id('action') }),
  output: actionView,
  http: { method: 'GET', path: '/v1/actions/:actionId' },
});
export const listActions = defineOperation({
  name: 'actions.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Actions of this key, newest first; by idempotency key to learn what became of a call',
  input: z.strictObject({ idempotencyKey: z.string().min(1).max(255).optional(), ...page }),
  output: pageOf(actionView),
  http: { method: 'GET', path: '/v1/actions' },
});
