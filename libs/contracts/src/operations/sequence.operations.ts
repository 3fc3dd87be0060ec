/** Sequences: what is said, in which order. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { boundedJson } from './bounded.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';
import { sequenceGraph } from './sequence-shape.js';

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
  summary:
    'Create a sequence, in one body or empty, to be filled step by step; problems are reported, not refused',
  input: z.strictObject({ name: z.string().trim().min(1).max(200), graph: sequenceGraph.optional() }),
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
  summary: 'Every problem of a graph at once, of its shape and of its sense, without saving it',
  input: z.strictObject({
    graph: boundedJson(1_000_000).meta({
      description:
        'A SequenceGraph, or what is to become one: a wrong shape is answered as problems, not refused.',
    }),
  }),
  output: z.object({ problems: z.array(sequenceProblem) }),
  http: { method: 'POST', path: '/v1/sequences/validate' },
});
