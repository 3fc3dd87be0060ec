/** Versions: what a sequence said when it was published, who is on which, and how people move between them. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { executedPlan, planView } from './plan.operations.js';
import { sequenceGraph } from './sequence-shape.js';

const number = z.number().int().min(1).max(1_000_000);

const versionHeading = {
  number: number.meta({ description: 'Counted from 1, for each sequence.' }),
  createdAt: instant,
  createdBy: z
    .object({ apiKeyId: id('apiKey'), name: z.string() })
    .nullable()
    .meta({ description: 'The key that published it; null for a version from before this was kept.' }),
  snippets: z
    .array(z.object({ name: z.string(), revision: z.number().int() }))
    .meta({ description: 'The snippets that its texts hold, as they were.' }),
  active: z.number().int().meta({ description: 'People under way on it, in all campaigns.' }),
  ended: z.number().int().meta({ description: 'People whose sequence ended on it.' }),
};

export const listVersions = defineOperation({
  name: 'sequences.versions',
  kind: 'read',
  scope: 'outreach:read',
  summary:
    'The versions of a sequence, newest first: who published each, when, and how many people are on it',
  input: z.strictObject({ sequenceId: id('sequence') }),
  output: z.object({ data: z.array(z.object(versionHeading)) }),
  http: { method: 'GET', path: '/v1/sequences/:sequenceId/versions' },
});
export const getVersion = defineOperation({
  name: 'sequences.get_version',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One version of a sequence, as it was published; it never changes',
  input: z.strictObject({
    sequenceId: id('sequence'),
    version: z.coerce.number().int().min(1).max(1_000_000),
  }),
  output: z.object({ ...versionHeading, graph: sequenceGraph }),
  http: { method: 'GET', path: '/v1/sequences/:sequenceId/versions/:version' },
});

export const planEdit = defineOperation({
  name: 'campaigns.plan_edit',
  kind: 'act',
  scope: 'campaigns:write',
  summary:
    'Plan to publish the draft as the next version, or to go to another one, for people under way: who would go where',
  input: z.strictObject({
    campaignId: id('campaign'),
    version: number.optional().meta({
      description: 'A version that exists, to go back or forth to. Left out: the draft becomes the next one.',
    }),
  }),
  output: planView,
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/edit-plans', status: 201 },
  cost: 10,
});
export const rollbackCampaign = defineOperation({
  name: 'campaigns.rollback',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Go back to a version, at once: the same move as with a plan, in one call',
  input: z.strictObject({ campaignId: id('campaign'), version: number }),
  output: executedPlan,
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/rollback' },
  cost: 10,
});
