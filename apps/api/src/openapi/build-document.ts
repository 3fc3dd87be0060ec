/** How does the catalogue read as OpenAPI? One path and method for each operation, nothing written twice. */
import {
  type Operation,
  OPERATIONS,
  type OperationName,
  resourceOf,
  resourceReadBy,
  type Stream,
  STREAMS,
  type Upload,
  type UploadName,
  UPLOADS,
} from '#contracts';
import type { Content, OpenApiDocument, Parameter, PathOperation, Schema } from './document.js';
import { eventComponents, eventWebhooks } from './event-schemas.js';
import { EXAMPLES } from './examples.js';
import { expanded, expandField, expandParameter } from './expanded.js';
import { answerHeaders, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH } from './headers.js';
import { type CatalogueSchemas, catalogueSchemas } from './schemas.js';
import { DESCRIPTION, PROBLEM_SCHEMA, REFUSALS, refusalResponses, SECURITY_SCHEMES } from './shared-parts.js';
import { TAGS } from './tags.js';

const VERSION = '1';

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
  for (const upload of Object.values<Upload<UploadName>>(UPLOADS)) {
    const path = openPath(upload.http.path);
    const method = upload.http.method.toLowerCase();
    paths[path] = { ...paths[path], [method]: describeUpload(upload, schemas) };
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
    webhooks: eventWebhooks(),
    components: {
      schemas: { ...schemas.shared, ...eventComponents(), Problem: PROBLEM_SCHEMA },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY, IfMatch: IF_MATCH, IfNoneMatch: IF_NONE_MATCH },
      responses: refusalResponses(),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

const openPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
const roomOf = (name: string): string => name.split('.', 1)[0] ?? '';

function describe(name: OperationName, schemas: CatalogueSchemas): PathOperation {
  const { summary, scope, kind, http, expands, cost = 1 }: Operation = OPERATIONS[name];
  const input = schemas.input(name);
  const inPath = [...http.path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? '');
  const takesQuery = http.method === 'GET' || http.method === 'DELETE';
  const rest = withExpand(without(input, inPath), takesQuery ? undefined : expands);
  const hasEtag = answersWithEtag(name);
  const restNames = Object.keys(rest.properties ?? {});
  const parameters = [
    ...inPath.map((field) => parameter(field, 'path', input)),
    ...(takesQuery ? restNames.map((field) => parameter(field, 'query', input)) : []),
    ...(takesQuery && expands !== undefined ? [expandParameter(expands)] : []),
    ...(kind === 'act' ? [parameterRef('IdempotencyKey')] : []),
    ...(kind === 'act' && resourceOf(name) !== undefined ? [parameterRef('IfMatch')] : []),
    ...(kind === 'read' && hasEtag ? [parameterRef('IfNoneMatch')] : []),
  ];
  return {
    operationId: name,
    summary,
    description: `Needs the scope \`${scope}\`.${costs(cost)}`,
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
        headers: answerHeaders({ acts: kind === 'act', hasEtag }),
        content: { 'application/json': { schema: expanded(schemas.output(name), expands) } },
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
        headers: answerHeaders({ acts: false, hasEtag: false }),
        content: { [produces]: { schema: { type: 'string' } } },
      },
      ...refusals(),
    },
  };
}

function describeUpload(
  { name, summary, scope, http, consumes }: Upload<UploadName>,
  schemas: CatalogueSchemas,
): PathOperation {
  const input = schemas.uploadInput(name);
  const inPath = [...http.path.matchAll(/:(\w+)/g)].map(([, field]) => field ?? '');
  const inQuery = Object.keys(without(input, inPath).properties ?? {});
  return {
    operationId: name,
    summary,
    description: `Needs the scope \`${scope}\`. The body is the file itself, read while it arrives.`,
    tags: [roomOf(name)],
    security: [{ bearer: [] }, { apiKey: [] }],
    'x-scope': scope,
    parameters: [
      ...inPath.map((field) => parameter(field, 'path', input)),
      ...inQuery.map((field) => parameter(field, 'query', input)),
      ...(http.method === 'POST' ? [parameterRef('IdempotencyKey')] : []),
    ],
    requestBody: {
      required: true,
      content: { [consumes]: { schema: { type: 'string', description: 'The file as it is.' } } },
    },
    responses: {
      [String(http.status)]: {
        description: summary,
        headers: answerHeaders({ acts: true, hasEtag: false }),
        content: { 'application/json': { schema: schemas.uploadOutput(name) } },
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
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  422: 'InvalidInput',
  429: 'RateLimited',
  500: 'Internal',
  503: 'Unavailable',
};

const refusalRef = (part: keyof typeof REFUSALS) => ({ $ref: `#/components/responses/${part}` });

const refusals = () =>
  Object.fromEntries(Object.entries(STATUSES).map(([status, part]) => [status, refusalRef(part)]));

const parameterRef = (name: string) => ({ $ref: `#/components/parameters/${name}` });

const costs = (cost: number): string => (cost === 1 ? '' : ` Takes ${cost} of the key's budget.`);

function answersWithEtag(name: OperationName): boolean {
  const read = resourceOf(name)?.read;
  if (resourceReadBy(name) !== undefined) return true;
  return read !== undefined && OPERATIONS[read].output === OPERATIONS[name].output;
}

function withExpand(schema: Schema, expands: Operation['expands']): Schema {
  if (expands === undefined) return schema;
  return { ...schema, properties: { ...schema.properties, expand: expandField(expands) } };
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
