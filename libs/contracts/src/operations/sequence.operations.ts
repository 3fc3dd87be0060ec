/** Sequences: what is said, in which order. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

const stepId = z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/, 'A step id is 1–40 letters, digits, "_" or "-".');
export const duration = z.strictObject({
  days: z.number().min(0).max(365).optional(),
  hours: z.number().min(0).max(8760).optional(),
  minutes: z.number().min(0).max(525_600).optional(),
});
const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('invitation_accepted') }),
  z.strictObject({ ask: z.literal('replied') }),
  z.strictObject({ ask: z.literal('has_email') }),
  z.strictObject({ ask: z.literal('has_linkedin') }),
  z.strictObject({ ask: z.literal('field_equals'), field: z.string().max(60), value: z.string().max(500) }),
]);

export const step = z.discriminatedUnion('kind', [
  z.strictObject({
    id: stepId,
    kind: z.literal('email'),
    subject: z.string().max(300).optional(),
    body: z.string().max(20_000),
    next: stepId,
  }),
  z.strictObject({ id: stepId, kind: z.literal('linkedin_visit'), next: stepId }),
  z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_invite'),
    note: z.string().max(1000).optional(),
    next: stepId,
  }),
  z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_message'),
    body: z.string().max(8000),
    next: stepId,
  }),
  z.strictObject({ id: stepId, kind: z.literal('wait'), for: duration, next: stepId }),
  z.strictObject({
    id: stepId,
    kind: z.literal('condition'),
    if: question,
    within: duration.optional(),
    then: stepId,
    else: stepId,
  }),
  z.strictObject({ id: stepId, kind: z.literal('end') }),
]);
export const sequenceGraph = z.strictObject({ start: stepId, steps: z.array(step).min(1).max(100) });

export const sequenceProblem = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  level: z.enum(['error', 'warning']),
});
export const sequenceView = z.object({
  id: id('sequence'),
  name: z.string(),
  graph: sequenceGraph,
  problems: z.array(sequenceProblem),
  createdAt: instant,
  updatedAt: instant,
});

export const createSequence = defineOperation({
  name: 'sequences.create',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Create a sequence in one body; problems are reported, not refused',
  input: z.strictObject({ name: z.string().trim().min(1).max(200), graph: sequenceGraph }),
  output: sequenceView,
  http: { method: 'POST', path: '/v1/sequences', status: 201 },
});
export const updateSequence = defineOperation({
  name: 'sequences.update',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Rewrite a sequence; running campaigns keep the version they were launched with',
  input: z.strictObject({
    sequenceId: id('sequence'),
    name: z.string().trim().min(1).max(200).optional(),
    graph: sequenceGraph.optional(),
  }),
  output: sequenceView,
  http: { method: 'PATCH', path: '/v1/sequences/:sequenceId' },
});
export const getSequence = defineOperation({
  name: 'sequences.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One sequence and its problems',
  input: z.strictObject({ sequenceId: id('sequence') }),
  output: sequenceView,
  http: { method: 'GET', path: '/v1/sequences/:sequenceId' },
});
export const listSequences = defineOperation({
  name: 'sequences.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Sequences',
  input: z.strictObject({ ...page }),
  output: pageOf(sequenceView),
  http: { method: 'GET', path: '/v1/sequences' },
});
export const validateSequenceGraph = defineOperation({
  name: 'sequences.validate',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Every problem of a graph at once, without saving it',
  input: z.strictObject({ graph: sequenceGraph }),
  output: z.object({ problems: z.array(sequenceProblem) }),
  http: { method: 'POST', path: '/v1/sequences/validate' },
});
