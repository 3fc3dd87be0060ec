/** The log of what happened: by pages, by types, and as it happens. */
import { z } from 'zod';
import { EVENT_TYPES } from '../events/describe-events.js';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page } from './paging.js';

/** The same for every consumer: a page, a stream, a webhook. */
export const eventView = z.object({
  id: id('event'),
  type: z.string(),
  timestamp: instant.meta({ description: 'When it happened, in business time.' }),
  /** Encoded already, by the schema of its type. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const eventType = z.enum(EVENT_TYPES, {
  error: 'Not a type of event: GET /v1/event-types lists them.',
});

/** In a query: `touch.sent,reply.received`. */
export const eventTypes = z
  .string()
  .min(1)
  .max(2_000)
  .transform((text) => text.split(',').map((word) => word.trim()))
  .pipe(z.array(eventType).min(1).max(100))
  .meta({
    description: 'Types, separated by commas. Left out: all.',
    examples: ['touch.sent,reply.received'],
  });

export const eventCursor = z
  .string()
  .max(100)
  .regex(
    /^(evt_[0-7][0-9a-hjkmnp-tv-z]{25}|beginning|latest)$/,
    'Expected an event id (evt_…), beginning or latest.',
  )
  .meta({
    description:
      'The event after which to go on: `after` of the page before. `beginning`: the whole log. `latest`: what comes from now on.',
  });

export const listEvents = defineOperation({
  name: 'events.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What happened, in the order in which it became known',
  input: z.strictObject({
    after: eventCursor.optional(),
    types: eventTypes.optional(),
    limit: page.limit,
  }),
  output: z.object({
    data: z.array(eventView),
    after: id('event')
      .nullable()
      .meta({ description: 'Send it as `after` to go on. Null only while nothing has happened yet.' }),
    hasMore: z
      .boolean()
      .meta({ description: 'True: ask again at once. A page may hold fewer than `limit`, or none.' }),
  }),
  http: { method: 'GET', path: '/v1/events' },
});

export const listEventTypes = defineOperation({
  name: 'events.types',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Every type of event, when it happens, its schema and an example',
  input: z.strictObject({}),
  output: z.object({
    data: z.array(
      z.object({
        type: z.string(),
        description: z.string(),
        schema: z.record(z.string(), z.json()).meta({ description: 'JSON Schema of `data`.' }),
        example: z.record(z.string(), z.json()),
      }),
    ),
  }),
  http: { method: 'GET', path: '/v1/event-types' },
});
