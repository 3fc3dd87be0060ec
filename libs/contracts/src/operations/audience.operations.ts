/** Audiences: whom a campaign addresses. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { audienceFilter } from './lead-filter.js';
import { leadView } from './lead.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const audienceView = z.object({
  id: id('audience'),
  name: z.string(),
  kind: z.enum(['static', 'filter']),
  filter: audienceFilter.nullable(),
  size: z.number().int(),
  archivedAt: instant.nullable(),
  campaigns: z
    .array(z.object({ id: id('campaign'), live: z.boolean() }))
    .meta({ description: 'Campaigns that it is attached to and that are not over.' }),
  createdAt: instant,
});

export const createAudience = defineOperation({
  name: 'audiences.create',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Create an audience: static (leads are added) or by filter',
  input: z.strictObject({
    name: z.string().trim().min(1).max(200),
    filter: audienceFilter.optional(),
    leadIds: z.array(id('lead')).max(10_000).optional(),
  }),
  output: audienceView,
  http: { method: 'POST', path: '/v1/audiences', status: 201 },
});

export const listAudiences = defineOperation({
  name: 'audiences.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Audiences and their sizes',
  input: z.strictObject({
    archived: z.stringbool().optional().meta({ description: 'true: those that were put away, instead.' }),
    ...page,
  }),
  output: pageOf(audienceView),
  http: { method: 'GET', path: '/v1/audiences' },
});

export const getAudience = defineOperation({
  name: 'audiences.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One audience',
  input: z.strictObject({ audienceId: id('audience') }),
  output: audienceView,
  http: { method: 'GET', path: '/v1/audiences/:audienceId' },
  volatile: ['size'],
});

export const previewAudience = defineOperation({
  name: 'audiences.preview',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'How many leads a filter finds, and a sample of them',
  input: z.strictObject({ filter: audienceFilter, sample: z.number().int().min(0).max(50).default(5) }),
  output: z.object({
    size: z.number().int(),
    bounded: z.boolean().meta({ description: 'True: more may match; counting stopped at 10,000.' }),
    withEmail: z.number().int(),
    withLinkedin: z.number().int(),
    sample: z.array(leadView),
  }),
  http: { method: 'POST', path: '/v1/audiences/preview' },
  cost: 5,
});

export const addLeadsToAudience = defineOperation({
  name: 'audiences.add_leads',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Add leads to a static audience',
  input: z.strictObject({ audienceId: id('audience'), leadIds: z.array(id('lead')).min(1).max(10_000) }),
  output: z.object({ added: z.number().int(), size: z.number().int() }),
  http: { method: 'POST', path: '/v1/audiences/:audienceId/leads' },
});

export const removeLeadsFromAudience = defineOperation({
  name: 'audiences.remove_leads',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Take leads out of a static audience; who was enrolled from it stays enrolled',
  input: z.strictObject({ audienceId: id('audience'), leadIds: z.array(id('lead')).min(1).max(10_000) }),
  output: z.object({ removed: z.number().int(), size: z.number().int() }),
  http: { method: 'POST', path: '/v1/audiences/:audienceId/remove-leads' },
});

export const updateAudience = defineOperation({
  name: 'audiences.update',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Rename an audience, or change its filter',
  input: z.strictObject({
    audienceId: id('audience'),
    name: z.string().trim().min(1).max(200).optional(),
    filter: audienceFilter.optional(),
  }),
  output: audienceView,
  http: { method: 'PATCH', path: '/v1/audiences/:audienceId' },
});

export const archiveAudience = defineOperation({
  name: 'audiences.archive',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Put an audience away; refused while a campaign that is not over uses it',
  input: z.strictObject({ audienceId: id('audience') }),
  output: audienceView,
  http: { method: 'POST', path: '/v1/audiences/:audienceId/archive' },
});
export const restoreAudience = defineOperation({
  name: 'audiences.restore',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Take an archived audience into use again',
  input: z.strictObject({ audienceId: id('audience') }),
  output: audienceView,
  http: { method: 'POST', path: '/v1/audiences/:audienceId/restore' },
});
