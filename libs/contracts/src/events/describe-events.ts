/** What can a consumer be told, as JSON Schema with an example? For the API, OpenAPI and the documentation alike. */
import { z } from 'zod';
import { EVENTS, type EventType } from './catalogue.js';

export interface EventField {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly anyOf?: readonly EventField[];
  readonly items?: EventField;
}

export interface EventDescription {
  readonly type: EventType;
  /** When it happens. */
  readonly description: string;
  /** JSON Schema 2020-12 of `data`, as it looks at the edge. */
  readonly schema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, EventField>>;
    readonly required: readonly string[];
  };
  /** A whole event, as a page, a stream or a webhook carries it. */
  readonly example: Readonly<Record<string, unknown>>;
}

export const EVENT_TYPES = Object.keys(EVENTS) as [EventType, ...EventType[]];

export function describeEvents(): EventDescription[] {
  return EVENT_TYPES.map((type) => {
    const {
      $schema: _schema,
      description,
      properties = {},
      required = [],
    } = z.toJSONSchema(EVENTS[type], { io: 'input' });
    const fields = properties as Record<string, EventField>;
    return {
      type,
      description: description ?? '',
      schema: { type: 'object', properties: fields, required },
      example: {
        id: `evt_${SAMPLE}`,
        type,
        timestamp: '2026-05-12T08:30:00Z',
        data: Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, exampleOf(name, field)]),
        ),
      },
    };
  });
}

const SAMPLE = '01k2fs4kz8e5q9x0v7d3m6bwtn';
const WORDS: Readonly<Record<string, string>> = {
  stepId: 'mail',
  currency: 'EUR',
  code: 'limit_reached',
  variant: 'short',
  variables: 'job_title',
};

function exampleOf(name: string, { type, enum: words, pattern, anyOf, items }: EventField): unknown {
  if (anyOf?.[0] !== undefined) return exampleOf(name, anyOf[0]);
  if (words !== undefined) return words[0];
  const prefix = /^\^([a-z]+)_/.exec(pattern ?? '')?.[1];
  if (prefix !== undefined) return `${prefix}_${SAMPLE}`;
  if (items !== undefined) return [exampleOf(name, items)];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 1;
  return WORDS[name] ?? 'word';
}
