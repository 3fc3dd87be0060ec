/** Which call exercises an operation? Derived from the catalogue, so that a new one is tested without a word. */
import {
  encodeId,
  type IdKind,
  ID_PREFIXES,
  type Operation,
  OPERATIONS,
  type OperationName,
} from '#contracts';
import { randomUUID } from 'node:crypto';
import { EXAMPLES } from '../../../../apps/api/src/openapi/examples.js';

export const operations = Object.keys(OPERATIONS) as OperationName[];

export interface OperationCall {
  readonly method: string;
  readonly path: string;
  /** What the example of a read asks for: '' or '?…'. */
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Ids in the path and in the body that exist in no workspace. */
export function strangerCall(name: OperationName): OperationCall {
  const { http }: Operation = OPERATIONS[name];
  const takesBody = http.method !== 'GET' && http.method !== 'DELETE';
  return {
    method: http.method,
    path: pathOf(name, strangerOf),
    query: takesBody ? '' : queryOf(name),
    body: takesBody ? (EXAMPLES[name] ?? {}) : undefined,
  };
}

function queryOf(name: OperationName): string {
  const fields = Object.entries(EXAMPLES[name] ?? {}).map(([field, value]) => [field, String(value)]);
  return fields.length === 0 ? '' : `?${new URLSearchParams(fields).toString()}`;
}

export function pathOf(name: OperationName, value: (field: string) => string): string {
  const { http }: Operation = OPERATIONS[name];
  return http.path.replace(/:(\w+)/g, (_, field: string) => value(field));
}

/** An id that exists nowhere, of the kind that the field names; steps are named by their sequence. */
export function strangerOf(field: string): string {
  if (field === 'stepId') return 'mail';
  if (field === 'version') return '1';
  // A task is a touch that waits for a person.
  const kind = field === 'taskId' ? 'touch' : field.replace(/Id$/, '');
  return Object.hasOwn(ID_PREFIXES, kind) ? encodeId(kind as IdKind, randomUUID()) : randomUUID();
}
