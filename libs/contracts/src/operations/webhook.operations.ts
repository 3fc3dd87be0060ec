/** Endpoints that are told of events over HTTP (Standard Webhooks), and what became of each delivery. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { eventCursor, eventType } from './event.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

const types = z
  .array(eventType)
  .min(1)
  .max(100)
  .nullable()
  .meta({ description: 'The types to be told of; null for all, also those that are yet to come.' });
const url = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .meta({
    description: 'https, at a public address.',
    examples: ['https://hooks.northwind.example/overture'],
  });
const description = z.string().trim().max(200);
const secret = z.string().meta({ description: 'Standard Webhooks signing secret (whsec_…); shown once.' });

export const webhookView = z.object({
  id: id('webhook'),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()).nullable(),
  status: z.enum(['enabled', 'disabled']),
  disabledBecause: z.enum(['asked', 'gone', 'failing']).nullable().meta({
    description: 'asked: by you. gone: it answered 410. failing: five days of nothing but failures.',
  }),
  disabledAt: instant.nullable(),
  failures: z.number().int().meta({ description: 'Failed tries since the last that was answered with 2xx.' }),
  failingSince: instant.nullable(),
  rotationEndsAt: instant
    .nullable()
    .meta({ description: 'Until then the secret before the present one signs along.' }),
  createdAt: instant,
});

export const deliveryView = z.object({
  id: id('delivery'),
  webhookId: id('webhook'),
  eventId: id('event'),
  eventType: z.string(),
  status: z.enum(['waiting', 'delivered', 'dead']),
  tries: z.number().int(),
  createdAt: instant,
  nextTryAt: instant.nullable(),
  finishedAt: instant.nullable(),
});
export const attemptView = z.object({
  number: z.number().int(),
  at: instant,
  durationMs: z.number().int(),
  outcome: z.string().meta({ description: 'delivered, or why not: see docs/webhooks.md.' }),
  responseStatus: z.number().int().nullable(),
  response: z.string().nullable().meta({ description: 'The first characters of the answer, made harmless.' }),
  nextTryAt: instant.nullable(),
});
export const deliveryDetail = deliveryView.extend({ attempts: z.array(attemptView) });

const ofWebhook = { webhookId: id('webhook') };
const ofDelivery = { ...ofWebhook, deliveryId: id('delivery') };
const scope = 'webhooks:admin';

export const createWebhook = defineOperation({
  name: 'webhooks.create',
  kind: 'act',
  scope,
  summary: 'Have events posted to an address; the answer holds the signing secret, once',
  input: z.strictObject({
    url,
    types: types.optional(),
    description: description.optional(),
    after: eventCursor.optional(),
  }),
  output: webhookView.extend({ secret }),
  http: { method: 'POST', path: '/v1/webhooks', status: 201 },
  secretOutput: true,
});
export const listWebhooks = defineOperation({
  name: 'webhooks.list',
  kind: 'read',
  scope,
  summary: 'Webhook endpoints and how they fare',
  input: z.strictObject({}),
  output: z.object({ data: z.array(webhookView) }),
  http: { method: 'GET', path: '/v1/webhooks' },
});
export const getWebhook = defineOperation({
  name: 'webhooks.get',
  kind: 'read',
  scope,
  summary: 'One webhook endpoint',
  input: z.strictObject(ofWebhook),
  output: webhookView,
  volatile: ['failures', 'failingSince'],
  http: { method: 'GET', path: '/v1/webhooks/:webhookId' },
});
export const updateWebhook = defineOperation({
  name: 'webhooks.update',
  kind: 'act',
  scope,
  summary: 'Change the address or types of an endpoint, or switch it off and on',
  input: z.strictObject({
    ...ofWebhook,
    url: url.optional(),
    types: types.optional(),
    description: description.optional(),
    status: z.enum(['enabled', 'disabled']).optional(),
    missed: z.enum(['send', 'skip']).optional().meta({
      description: 'When it is enabled again: what happened meanwhile is sent (the default), or left out.',
    }),
  }),
  output: webhookView,
  http: { method: 'PATCH', path: '/v1/webhooks/:webhookId' },
});
export const deleteWebhook = defineOperation({
  name: 'webhooks.delete',
  kind: 'act',
  scope,
  summary: 'Remove an endpoint with its delivery log',
  input: z.strictObject(ofWebhook),
  output: z.object({ id: id('webhook'), deleted: z.literal(true) }),
  http: { method: 'DELETE', path: '/v1/webhooks/:webhookId' },
});
export const rotateWebhookSecret = defineOperation({
  name: 'webhooks.rotate_secret',
  kind: 'act',
  scope,
  summary: 'Make a new signing secret; the old one signs along for a day',
  input: z.strictObject(ofWebhook),
  output: z.object({ webhookId: id('webhook'), secret, rotationEndsAt: instant }),
  http: { method: 'POST', path: '/v1/webhooks/:webhookId/rotate-secret' },
  secretOutput: true,
});
export const testWebhook = defineOperation({
  name: 'webhooks.test',
  kind: 'act',
  scope,
  summary: 'Send a webhook.test event to one endpoint, at once',
  input: z.strictObject(ofWebhook),
  output: deliveryView,
  http: { method: 'POST', path: '/v1/webhooks/:webhookId/test', status: 201 },
});
export const replayWebhook = defineOperation({
  name: 'webhooks.replay',
  kind: 'act',
  scope,
  summary: 'Send events again: from a cursor, since an instant, or single deliveries',
  input: z.strictObject({
    ...ofWebhook,
    after: eventCursor.optional(),
    since: instant
      .optional()
      .meta({ description: 'By when events were recorded; a few that are older may come along.' }),
    deliveryIds: z.array(id('delivery')).min(1).max(200).optional(),
  }),
  output: z.object({
    webhookId: id('webhook'),
    after: id('event').nullable().meta({ description: 'The event after which everything is sent again.' }),
    deliveries: z.number().int().meta({ description: 'How many single deliveries are sent again.' }),
  }),
  http: { method: 'POST', path: '/v1/webhooks/:webhookId/replay' },
});
export const listDeliveries = defineOperation({
  name: 'webhooks.deliveries',
  kind: 'read',
  scope,
  summary: 'What an endpoint was sent, newest first; status=dead shows what was given up',
  input: z.strictObject({
    ...ofWebhook,
    status: z.enum(['waiting', 'delivered', 'dead']).optional(),
    eventId: id('event').optional(),
    ...page,
  }),
  output: pageOf(deliveryView),
  http: { method: 'GET', path: '/v1/webhooks/:webhookId/deliveries' },
});
export const getDelivery = defineOperation({
  name: 'webhooks.get_delivery',
  kind: 'read',
  scope,
  summary: 'One delivery with every try: when, how long, and what was answered',
  input: z.strictObject(ofDelivery),
  output: deliveryDetail,
  http: { method: 'GET', path: '/v1/webhooks/:webhookId/deliveries/:deliveryId' },
});
export const retryDelivery = defineOperation({
  name: 'webhooks.retry_delivery',
  kind: 'act',
  scope,
  summary: 'Send one delivery again now, whatever became of it',
  input: z.strictObject(ofDelivery),
  output: deliveryView,
  http: { method: 'POST', path: '/v1/webhooks/:webhookId/deliveries/:deliveryId/retry' },
});
