/** Which routes does the API say it has, and how is each called? Read from its OpenAPI document. */
import { ID_PREFIXES, type IdKind, encodeId, type Scope } from '#contracts';
import { randomUUID } from 'node:crypto';
import { buildDocument } from '../../../../apps/api/src/openapi/build-document.js';
import type { PathOperation, Schema } from '../../../../apps/api/src/openapi/document.js';
import { call, type Answer, type RunningApi } from './running-api.js';

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

export interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

export interface Route {
  readonly name: string;
  readonly method: string;
  /** With `{field}` where a value stands. */
  readonly path: string;
  readonly scope: Scope;
  /** Changes something, and so takes an idempotency key. */
  readonly acts: boolean;
  readonly inPath: readonly Field[];
  readonly inQuery: readonly Field[];
  /** Undefined where no body is taken. */
  readonly body: { readonly mediaType: string; readonly schema: Schema; readonly example: Json } | undefined;
  /** Media type of the answer. */
  readonly produces: string;
}

export interface RouteCall {
  readonly inPath: Readonly<Record<string, string>>;
  readonly inQuery: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

const document = buildDocument();

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-05-12T10:00:00Z',
  date: '2026-05-12',
  uuid: '0190a000-0000-7000-8000-000000000001',
};

/** Follows a `$ref`. */
export function resolve(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolve(document.components.schemas[name] ?? {});
}

export const routes: readonly Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => routeOf(path, method, operation)),
);

export const rooms = [...new Set(routes.map(({ name }) => roomOf(name)))];
export const routesOf = (room: string): readonly Route[] =>
  routes.filter(({ name }) => roomOf(name) === room);

function roomOf(name: string): string {
  return name.split('.', 1)[0] ?? '';
}

function routeOf(path: string, method: string, operation: PathOperation): Route {
  const parameters = operation.parameters.filter((each) => 'schema' in each);
  const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const [, answer] = Object.entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
  return {
    name: operation.operationId,
    method: method.toUpperCase(),
    path,
    scope: operation['x-scope'] as Scope,
    acts: operation.parameters.some((each) => '$ref' in each && each.$ref.endsWith('/IdempotencyKey')),
    inPath: parameters.filter((each) => each.in === 'path'),
    inQuery: parameters.filter((each) => each.in === 'query'),
    body: body && {
      mediaType: mediaType ?? '',
      schema: body.schema,
      example: (body.example ?? sampleOf(body.schema)) as Json,
    },
    produces: answer && 'content' in answer ? (Object.keys(answer.content ?? {})[0] ?? '') : '',
  };
}

/** The call of the example, with ids that exist in no workspace. */
export function strangerCall({ inPath, inQuery, body }: Route): RouteCall {
  const texts = (fields: readonly Field[]) =>
    Object.fromEntries(
      fields
        .filter(({ required }) => required)
        .map(({ name, schema }) => [name, textOf(sampleOf(schema, name))]),
    );
  return { inPath: texts(inPath), inQuery: texts(inQuery), body: body?.example };
}

/** The same with ids that exist, wherever there is one of the kind; by prefix. */
export function ourCall(route: Route, ours: Readonly<Record<string, string>>): RouteCall {
  const real = (text: string): string =>
    text.replace(/([a-z]{3,6})_[0-7][0-9a-hjkmnp-tv-z]{25}/g, (id, prefix: string) => ours[prefix] ?? id);
  const made = JSON.parse(real(JSON.stringify(strangerCall(route)))) as RouteCall;
  const { body } = made;
  // So that no name that was taken before hides what the rest would have done.
  const isNamed = body !== null && typeof body === 'object' && 'name' in body;
  return isNamed ? { ...made, body: { ...body, name: randomUUID() } } : made;
}

export function send(
  api: Pick<RunningApi, 'url'>,
  { method, path, body }: Route,
  made: RouteCall,
  options: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const where = path.replace(/\{(\w+)\}/g, (_, field: string) =>
    encodeURIComponent(made.inPath[field] ?? ''),
  );
  const query = new URLSearchParams(made.inQuery).toString();
  const raw = typeof made.body === 'string' ? made.body : JSON.stringify(made.body);
  return call(api, method, query === '' ? where : `${where}?${query}`, {
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(body === undefined ? {} : { body: raw }),
    headers: { ...(body === undefined ? {} : { 'content-type': body.mediaType }), ...options.headers },
  });
}

/** `lead` of a schema whose values are ids of leads. */
export function idPrefixOf(schema: Schema, name: string): string | undefined {
  const [, prefix] = /^\^\(?([a-z]{3,6})_\[0-7\]/.exec(schema.pattern ?? '') ?? [];
  if (prefix !== undefined) return prefix;
  // Several ids in a query stand as one text, which no pattern describes.
  const kind = name.replace(/Ids$/, '');
  return kind !== name && schema.type === 'string' ? ID_PREFIXES[kind as IdKind] : undefined;
}

export const strangerId = (prefix: string): string => encodeId('lead', randomUUID()).replace(/^lead/, prefix);

/** A value that the schema allows. */
export function sampleOf(schema: Schema, name = '', depth = 0): Json {
  const { type, examples, properties = {}, required = [], ...rest } = resolve(schema);
  const prefix = idPrefixOf({ ...rest, ...(type === undefined ? {} : { type }) }, name);
  const [one] = rest.oneOf ?? rest.anyOf ?? [];
  if (prefix !== undefined) return strangerId(prefix);
  if (rest.const !== undefined) return rest.const as Json;
  if (rest.enum !== undefined) return rest.enum[0] as Json;
  if (examples?.[0] !== undefined) return examples[0] as Json;
  if (one !== undefined) return depth > 8 ? null : sampleOf(one, name, depth + 1);
  switch (type) {
    case 'object':
      return Object.fromEntries(
        required.map((field) => [field, sampleOf(properties[field] ?? {}, field, depth + 1)]),
      );
    case 'array':
      return [sampleOf(rest.items ?? {}, name.replace(/s$/, ''), depth + 1)];
    case 'integer':
    case 'number':
      return rest.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return TEXTS[rest.format ?? ''] ?? 'mail';
  }
}

export const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
