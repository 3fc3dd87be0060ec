/** What would a call of this operation say? Its address with ids in it, its body, and whether it takes an Idempotency-Key. */
import type { Parameter, PathOperation, Schema } from '../openapi/document.js';

export interface SampleCall {
  /** As in `leads.bulk_upsert`. */
  readonly name: string;
  readonly method: string;
  /** Below the address of the API. */
  readonly path: string;
  /** As an object, or undefined when there is none. */
  readonly body: unknown;
  /** Path, query and body as one object, as the client takes them. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly isKeyed: boolean;
  readonly produces: string;
}

export function sampleCall(method: string, path: string, operation: PathOperation): SampleCall {
  const parameters = namedParameters(operation);
  const given = Object.fromEntries(
    parameters
      .filter(({ in: place, required }) => place !== 'header' && required)
      .map(({ name, schema }) => [name, exampleOf(schema)]),
  );
  const query = parameters
    .filter(({ in: place, name }) => place === 'query' && name in given)
    .map(({ name }) => `${name}=${encodeURIComponent(given[name] ?? '')}`);
  const address = path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => encodeURIComponent(given[name] ?? '') || `{${name}}`,
  );
  const body = operation.requestBody?.content['application/json']?.example;
  const takesFile =
    operation.requestBody !== undefined && !('application/json' in operation.requestBody.content);
  return {
    name: operation.operationId,
    method,
    path: query.length === 0 ? address : `${address}?${query.join('&')}`,
    body,
    input: {
      ...given,
      ...(body as object | undefined),
      ...(takesFile ? { file: 'Email\nada@example.com\n' } : {}),
    },
    isKeyed: takesIdempotencyKey(operation),
    produces: producesOf(operation),
  };
}

export function namedParameters({ parameters }: PathOperation): readonly Parameter[] {
  return parameters.filter((one): one is Parameter => 'name' in one);
}

export function takesIdempotencyKey({ parameters }: PathOperation): boolean {
  return parameters.some((one) => '$ref' in one && one.$ref.endsWith('/IdempotencyKey'));
}

export function takesIfMatch({ parameters }: PathOperation): boolean {
  return parameters.some((one) => '$ref' in one && one.$ref.endsWith('/IfMatch'));
}

function producesOf({ responses }: PathOperation): string {
  for (const [status, response] of Object.entries(responses))
    if (status.startsWith('2') && 'content' in response) return Object.keys(response.content ?? {})[0] ?? '';
  return 'application/json';
}

function exampleOf({ type, examples, pattern, enum: choices, format }: Schema): string | number {
  if (type === 'integer') return 1;
  const [first] = examples ?? choices ?? [];
  if (typeof first === 'string') return first;
  if (format === 'date') return '2026-03-02';
  const [, prefix] = /^\^([a-z]+)_/.exec(pattern ?? '') ?? [];
  return prefix === undefined ? '' : `${prefix}_01k2fs4kz8e5q9x0v7d3m6bwtn`;
}
