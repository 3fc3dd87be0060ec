/** How do events read in the document? One schema for each type, from the catalogue, and each as a webhook that is posted. */
import { describeEvents, type EventDescription } from '#contracts';
import type { Schema, WebhookOperation } from './document.js';

const described = describeEvents();

/** `touch.sent` → `EventTouchSent`. */
const nameOf = (type: string): string =>
  `Event${type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
const refTo = (type: string): Schema => ({ $ref: `#/components/schemas/${nameOf(type)}` });

/** `Event` is one of its types; told apart by `type`. */
export function eventComponents(): Readonly<Record<string, Schema>> {
  return {
    Event: {
      description: 'What happened. Ids in it are typed; there is nothing personal in it.',
      oneOf: described.map(({ type }) => refTo(type)),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(described.map(({ type }) => [type, refTo(type).$ref ?? ''])),
      },
    },
    ...Object.fromEntries(described.map((event) => [nameOf(event.type), schemaOf(event)])),
  };
}

function schemaOf({ type, description, schema, example }: EventDescription): Schema {
  return {
    type: 'object',
    description,
    properties: {
      id: {
        type: 'string',
        description: 'evt_…; the same in every delivery.',
        pattern: '^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$',
      },
      type: { type: 'string', const: type },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened, in business time.' },
      data: schema,
    },
    required: ['id', 'type', 'timestamp', 'data'],
    examples: [example],
  };
}

/** What Overture posts to the endpoints that ask for it. */
export function eventWebhooks(): Readonly<Record<string, { readonly post: WebhookOperation }>> {
  return Object.fromEntries(
    described.map(({ type, description, example }) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          summary: description,
          tags: ['webhooks'],
          parameters: HEADERS,
          requestBody: { required: true, content: { 'application/json': { schema: refTo(type), example } } },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again, for three days.' },
            410: { description: 'Nobody wants this any more: the endpoint is disabled.' },
          },
        },
      },
    ]),
  );
}

const HEADERS = [
  ['webhook-id', 'The id of the event, the same in every try: by it duplicates are known.'],
  ['webhook-timestamp', 'Seconds since 1970 at which this try was signed.'],
  [
    'webhook-signature',
    'Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.timestamp.body`; two of them during a rotation.',
  ],
].map(([name = '', description = '']) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' },
}));
