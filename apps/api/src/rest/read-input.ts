/**
 * What does a request ask, as one input object?
 *
 * The path, and either the query (GET, DELETE) or the body. Whether the fields make sense is the operation's schema to
 * say; here only what would silently get lost is refused.
 */
import { type FieldProblem, type HttpBinding, Refusal } from '#contracts';
import type { FastifyRequest } from 'fastify';
import { refuseEncoded } from '../http/content-encoding.js';
import { readJsonObject } from '../http/read-json.js';

export type Fields = Readonly<Record<string, unknown>>;
export type InputRequest = Pick<FastifyRequest, 'params' | 'query' | 'body' | 'headers'>;

export function readInput({ method }: Pick<HttpBinding, 'method'>, request: InputRequest): Fields {
  const path = request.params as Fields;
  if (method === 'GET' || method === 'DELETE') return merged(path, request.query as Fields, 'query');
  refuse(
    Object.keys(request.query as Fields).map((name) => ({
      path: name,
      message: `Is in the query; ${method} takes its fields from the JSON body.`,
    })),
  );
  refuseEncoded(request.headers);
  return merged(path, readJsonObject(bytesOf(request), request.headers['content-type']), 'body');
}

export function bytesOf({ body }: Pick<FastifyRequest, 'body'>): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array();
}

function merged(path: Fields, rest: Fields, place: string): Fields {
  refuse(
    Object.keys(path)
      .filter((name) => Object.hasOwn(rest, name))
      .map((name) => ({ path: name, message: `Is in the path already; leave it out of the ${place}.` })),
  );
  return { ...path, ...rest };
}

export function refuse(fields: readonly FieldProblem[]): void {
  if (fields.length === 0) return;
  throw new Refusal(
    'invalid_input',
    'Some fields do not belong where they are.',
    'Correct the fields named in "fields" and send it again.',
    fields,
  );
}
