/**
 * What is a stream?
 *
 * An answer that is not one JSON document: a CSV file of any length, or events as they happen. Like an operation it has a
 * name, a scope and a checked input (its query); it only reads, and it is sent while it is being read.
 */
import type { z } from 'zod';
import type { Scope } from '../operations/operation.js';

export const STREAM_TYPES = [
  'text/csv',
  'text/event-stream',
  'application/x-ndjson',
  'application/json',
] as const;
export type StreamType = (typeof STREAM_TYPES)[number];

export interface Stream<Name extends string = string, Input extends z.ZodObject = z.ZodObject> {
  readonly name: Name;
  readonly scope: Scope;
  readonly summary: string;
  /** The fields of the path and of the query. */
  readonly input: Input;
  /** Always in UTF-8. */
  readonly produces: StreamType;
  /** Fastify path of a GET; its `:names` are fields of the input. */
  readonly http: { readonly path: string };
  /** The name under which a browser saves it. */
  readonly fileName?: string;
}

export function defineStream<Name extends string, Input extends z.ZodObject>(
  stream: Stream<Name, Input>,
): Stream<Name, Input> {
  return stream;
}
