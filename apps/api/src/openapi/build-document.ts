/** How does the catalogue read as OpenAPI? One path and method for each operation, nothing written twice. */
import { type Operation, OPERATIONS, type OperationName, type Stream, STREAMS } from '#contracts';
import type { Content, OpenApiDocument, Parameter, PathOperation, Schema } from './document.js';
import { EXAMPLES } from './examples.js';
import { type CatalogueSchemas, catalogueSchemas } from './schemas.js';
import {
  DESCRIPTION,
  IDEMPOTENCY_KEY,
  PROBLEM_SCHEMA,
  REFUSALS,
  refusalResponses,
  SECURITY_SCHEMES,
} from './shared-parts.js';

const VERSION = '1';

const TAGS: Readonly<Record<string, string>> = {
  workspace: 'The workspace, its kill switch and its policies.',
  leads: 'People, and what is known of them.',
  companies: 'Where they work.',
  audiences: 'Whom a campaign addresses.',
  sequences: 'What is said, in which order.',
  campaigns: 'A sequence for an audience, spoken by accounts.',
  identities: 'The people who speak.',
  accounts: 'Their mailboxes and LinkedIn accounts.',
  hooks: 'Where outside systems post what happened.',
  conversations: 'What people wrote back.',
  plans: 'Risky acts, shown before they happen.',
  meetings: 'Meetings booked.',
  deals: 'Deals and their value.',
  suppressions: 'Whom never to contact.',
  touches: 'Planned contacts, and what is held for a person.',
  actions: 'What became of acting calls.',
};

export function buildDocument(): OpenApiDocument {
  const schemas = catalogueSchemas();
  const names = Object.keys(OPERATIONS) as OperationName[];
  const rooms = [...new Set(names.map(roomOf))];
  const paths: Record<string, Record<string, PathOperation>> = {};
  for (const name of names) {
    const { http }: Operation = OPERATIONS[name];
    const path = openPath(http.path);
    paths[path] = { ...paths[path], [http.method.toLowerCase()]: describe(name, schemas) };
  }
  for (const stream of Object.values<Stream>(STREAMS)) {
    paths[openPath(stream.http.path)] = { get: describeStream(stream, schemas) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Overture',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: rooms.map((room) => ({ name: room, description: TAGS[room] ?? '' })),
    paths,
    components: {
      schemas: { ...schemas.shared, Problem: PROBLEM_SCHEMA },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      responses: refusalResponses(),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
const roomOf = (name: string): string => name.split('.', 1)[0] ?? '';

function describe(name: OperationName, schemas: CatalogueSchemas): PathOperation {
  const { summary, scope, kind, http }: Operation = OPERATIONS[name];
  const input = schemas.input(name);
  const inPath = [...http.path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? '');
  const takesQuery = http.method === 'GET' || http.method === 'DELETE';
  const rest = without(input, inPath);
  const restNames = Object.keys(rest.properties ?? {});
  const parameters = [
    ...inPath.map((field) => parameter(field, 'path', input)),
    ...(takesQuery ? restNames.map((field) => parameter(field, 'query', input)) : []),
    ...(kind === 'act' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ];
  return {
    operationId: name,
    summary,
    description: `Needs the scope \`${scope}\`.`,
    tags: [roomOf(name)],
    security: [{ bearer: [] }, { apiKey: [] }],
    'x-scope': scope,
    parameters,
    ...(takesQuery || restNames.length === 0
      ? {}
      : { requestBody: { required: (rest.required ?? []).length > 0, content: bodyOf(name, rest) } }),
    responses: {
      [String(http.status ?? 200)]: {
        description: summary,
        headers: answerHeaders(kind),
        content: { 'application/json': { schema: schemas.output(name) } },
      },
      ...refusals(),
    },
  };
}

function describeStream(
  { name, summary, scope, http, produces }: Stream,
  schemas: CatalogueSchemas,
): PathOperation {
  const input = schemas.streamInput(name);
  const inPath = [...http.path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? '');
  const inQuery = Object.keys(without(input, inPath).properties ?? {});
  return {
    operationId: name,
    summary,
    description: `Needs the scope \`${scope}\`. Sent while it is being read.`,
    tags: [roomOf(name)],
    security: [{ bearer: [] }, { apiKey: [] }],
    'x-scope': scope,
    parameters: [
      ...inPath.map((field) => parameter(field, 'path', input)),
      ...inQuery.map((field) => parameter(field, 'query', input)),
    ],
    responses: {
      200: {
        description: summary,
        headers: answerHeaders('read'),
        content: { [produces]: { schema: { type: 'string' } } },
      },
      ...refusals(),
    },
  };
}

const STATUSES: Readonly<Record<string, keyof typeof REFUSALS>> = {
  400: 'MalformedRequest',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'TooLarge',
  422: 'InvalidInput',
  500: 'Internal',
  503: 'Unavailable',
};

const refusalRef = (part: keyof typeof REFUSALS) => ({ $ref: `#/components/responses/${part}` });

const refusals = () =>
  Object.fromEntries(Object.entries(STATUSES).map(([status, part]) => [status, refusalRef(part)]));

function answerHeaders(kind: Operation['kind']) {
  const requestId = { description: 'The id of this request, yours or ours.', schema: { type: 'string' } };
  const replayed = {
    description: 'true when this is the answer of an earlier call with the same Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  };
  return { 'X-Request-Id': requestId, ...(kind === 'act' ? { 'Idempotency-Replayed': replayed } : {}) };
}

function parameter(name: string, place: 'path' | 'query', input: Schema): Parameter {
  const { description, ...schema } = input.properties?.[name] ?? {};
  return {
    name,
    in: place,
    required: place === 'path' || (input.required ?? []).includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  };
}

function bodyOf(name: OperationName, schema: Schema): Content {
  const example = EXAMPLES[name];
  return {
    'application/json': { schema, ...(example === undefined ? {} : { example }) },
    ...(name === 'leads.import'
      ? {
          'text/csv': {
            schema: {
              type: 'string',
              description:
                'The file as it is; audienceName, dryRun and encoding (utf-8, windows-1252, utf-16le) go into the query.',
            },
          },
        }
      : {}),
  };
}

function without(schema: Schema, names: readonly string[]): Schema {
  const { required, properties, ...rest } = schema;
  const left = (required ?? []).filter((name) => !names.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties ?? {}).filter(([name]) => !names.includes(name)),
    ),
    ...(left.length > 0 ? { required: left } : {}),
  };
}
