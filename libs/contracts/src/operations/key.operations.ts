/** API keys, managed by a key that may. A person's own key is made with ./overture key alone. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation, SCOPES } from './operation.js';
import { page, pageOf } from './paging.js';

const name = z.string().trim().min(1).max(200);
const expiresAt = instant.nullable().meta({ description: 'Real time. Null: it does not expire.' });
const perMinute = z
  .number()
  .int()
  .min(1)
  .max(1_000_000)
  .nullable()
  .meta({ description: "Requests a minute. Null: the installation's default." });

export const apiKeyView = z.object({
  id: id('apiKey'),
  name: z.string(),
  kind: z.enum(['service', 'person']),
  scopes: z.array(z.enum(SCOPES)),
  /** The public part of the key: `ovt_<8 characters>`. */
  startsWith: z.string(),
  readsPerMinute: z.number().int().nullable(),
  actsPerMinute: z.number().int().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable().meta({ description: 'Coarse: up to ten minutes old.' }),
});

export const createKey = defineOperation({
  name: 'keys.create',
  kind: 'act',
  scope: 'keys:admin',
  summary: 'Make a key for a service, with no scope that your own key lacks; the key is shown once',
  input: z.strictObject({
    name,
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
    expiresAt: expiresAt.optional(),
    readsPerMinute: perMinute.optional(),
    actsPerMinute: perMinute.optional(),
  }),
  output: apiKeyView.extend({
    key: z.string().meta({ description: 'Shown once: only its hash is kept.' }),
  }),
  http: { method: 'POST', path: '/v1/keys', status: 201 },
  secretOutput: true,
});
export const listKeys = defineOperation({
  name: 'keys.list',
  kind: 'read',
  scope: 'keys:admin',
  summary: 'Keys of the workspace, newest first, never with their secrets',
  input: z.strictObject({ ...page }),
  output: pageOf(apiKeyView),
  http: { method: 'GET', path: '/v1/keys' },
});
export const getKey = defineOperation({
  name: 'keys.get',
  kind: 'read',
  scope: 'keys:admin',
  summary: 'One key',
  input: z.strictObject({ apiKeyId: id('apiKey') }),
  output: apiKeyView,
  http: { method: 'GET', path: '/v1/keys/:apiKeyId' },
  volatile: ['lastUsedAt'],
});
export const updateKey = defineOperation({
  name: 'keys.update',
  kind: 'act',
  scope: 'keys:admin',
  summary: 'Rename a key, or change when it expires and how much it may do; not of your own key',
  input: z.strictObject({
    apiKeyId: id('apiKey'),
    name: name.optional(),
    expiresAt: expiresAt.optional(),
    readsPerMinute: perMinute.optional(),
    actsPerMinute: perMinute.optional(),
  }),
  output: apiKeyView,
  http: { method: 'PATCH', path: '/v1/keys/:apiKeyId' },
});
export const revokeKey = defineOperation({
  name: 'keys.revoke',
  kind: 'act',
  scope: 'keys:admin',
  summary: 'Revoke a key for good; within a second no process answers it any more',
  input: z.strictObject({ apiKeyId: id('apiKey') }),
  output: apiKeyView,
  http: { method: 'POST', path: '/v1/keys/:apiKeyId/revoke' },
});
