/** Audiences: whom a campaign addresses. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { audienceFilter, leadView } from './lead.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const audienceView = z.object({
  id: id('audience'),
  name: z.string(),
  kind: z.enum(['static', 'filter']),
  filter: audienceFilter.nullable(),
  size: z.number().int(),
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
  input: z.strictObject({ ...page }),
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
});

export const previewAudience = defineOperation({
  name: 'audiences.preview',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'How many leads a filter finds, and a sample of them',
  input: z.strictObject({ filter: audienceFilter, sample: z.number().int().min(0).max(50).default(5) }),
  output: z.object({
    size: z.number().int(),
    withEmail: z.number().int(),
    withLinkedin: z.number().int(),
    sample: z.array(leadView),
  }),
  http: { method: 'POST', path: '/v1/audiences/preview' },
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
