/** Templates: sequences to begin campaigns with. They hold no leads, no audiences and no accounts. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';
import { sequenceProblem } from './sequence.operations.js';
import { sequenceGraph } from './sequence-shape.js';

export const templateView = z.object({
  id: id('template'),
  name: z.string(),
  description: z.string(),
  builtIn: z.boolean().meta({ description: 'Comes with Overture, and cannot be changed.' }),
  channels: z.array(z.enum(['email', 'linkedin'])),
  graph: sequenceGraph,
  problems: z.array(sequenceProblem),
  archivedAt: instant.nullable(),
  createdAt: instant.nullable().meta({ description: 'Null for what comes with Overture.' }),
});

const described = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(1000),
};
const ofTemplate = { templateId: id('template') };

export const saveAsTemplate = defineOperation({
  name: 'campaigns.save_as_template',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Keep the sequence of a campaign as a template',
  input: z.strictObject({
    campaignId: id('campaign'),
    name: described.name.optional(),
    description: described.description.optional(),
  }),
  output: templateView,
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/save-as-template', status: 201 },
});
export const listTemplates = defineOperation({
  name: 'templates.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Templates of the workspace, newest first, then those that come with Overture',
  input: z.strictObject({
    archived: z.stringbool().optional().meta({ description: 'true: those that were put away, instead.' }),
    ...page,
  }),
  output: pageOf(templateView),
  http: { method: 'GET', path: '/v1/templates' },
});
export const getTemplate = defineOperation({
  name: 'templates.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One template',
  input: z.strictObject(ofTemplate),
  output: templateView,
  http: { method: 'GET', path: '/v1/templates/:templateId' },
});
export const updateTemplate = defineOperation({
  name: 'templates.update',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Rename or describe a template',
  input: z.strictObject({
    ...ofTemplate,
    name: described.name.optional(),
    description: described.description.optional(),
  }),
  output: templateView,
  http: { method: 'PATCH', path: '/v1/templates/:templateId' },
});

const put = <Name extends string>(name: Name, verb: string, summary: string) =>
  defineOperation({
    name,
    kind: 'act',
    scope: 'campaigns:write',
    summary,
    input: z.strictObject(ofTemplate),
    output: templateView,
    http: { method: 'POST', path: `/v1/templates/:templateId/${verb}` },
  });
export const archiveTemplate = put('templates.archive', 'archive', 'Put a template away');
export const unarchiveTemplate = put('templates.unarchive', 'unarchive', 'Take a template out again');
