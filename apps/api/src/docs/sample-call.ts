/** What would a call of this operation say? Its address with ids in it, its body, and whether it takes an Idempotency-Key. */
import type { Parameter, PathOperation } from '../openapi/document.js';

export interface SampleCall {
  readonly method: string;
  /** Below the address of the API. */
  readonly path: string;
  /** As an object, or undefined when there is none. */
  readonly body: unknown;
  readonly isKeyed: boolean;
  readonly produces: string;
}

export function sampleCall(method: string, path: string, operation: PathOperation): SampleCall {
  const parameters = namedParameters(operation);
  const query = parameters
    .filter(({ in: place, required }) => place === 'query' && required)
    .map(({ name, schema }) => `${name}=${exampleOf(schema.examples, schema.pattern)}`);
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((one) => one.name === name)?.schema ?? {};
    return exampleOf(schema.examples, schema.pattern) || `{${name}}`;
  });
  return {
    method,
    path: query.length === 0 ? address : `${address}?${query.join('&')}`,
    body: operation.requestBody?.content['application/json']?.example,
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

function exampleOf(examples: readonly unknown[] | undefined, pattern: string | undefined): string {
  const [first] = examples ?? [];
  if (typeof first === 'string') return encodeURIComponent(first);
  const [, prefix] = /^\^([a-z]+)_/.exec(pattern ?? '') ?? [];
  return prefix === undefined ? '' : `${prefix}_01k2fs4kz8e5q9x0v7d3m6bwtn`;
}
