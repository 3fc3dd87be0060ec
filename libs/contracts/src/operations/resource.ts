/**
 * Which thing does a call change, and where is it read?
 *
 * Derived from the addresses: what acts on `/v1/campaigns/:campaignId` or below it changes what GET answers there. So an
 * operation that is added takes part without a word.
 */
import { OPERATIONS, type OperationName, type ReadName } from './catalogue.js';
import type { Operation } from './operation.js';

export interface Resource {
  readonly read: ReadName;
  /** As its field says: `campaign` of `campaignId`. */
  readonly kind: string;
  /** The field of the input that holds its id; undefined for the workspace itself. */
  readonly field: string | undefined;
}

const all: readonly Operation[] = Object.values(OPERATIONS);
const resources = all.filter(isResource).map(toResource);
const byOperation = new Map(all.map(({ name, http }) => [name, longest(http.path)]));

/** Undefined when the operation concerns no single thing that can be read. */
export function resourceOf(name: OperationName): Resource | undefined {
  return byOperation.get(name)?.resource;
}

/** The resource that this operation reads, if it is a GET of one. */
export function resourceReadBy(name: OperationName): Resource | undefined {
  const found = resourceOf(name);
  return found?.read === name ? found : undefined;
}

function isResource({ kind, http }: Operation): boolean {
  if (kind !== 'read' || http.method !== 'GET') return false;
  return (
    /\/:\w+$/.test(http.path) ||
    all.some((other) => other.http.path === http.path && other.http.method === 'PATCH')
  );
}

function toResource({ name, http }: Operation): { readonly path: string; readonly resource: Resource } {
  const [, field] = /:(\w+)$/.exec(http.path) ?? [];
  return { path: http.path, resource: { read: name as ReadName, kind: kindOf(http.path, field), field } };
}

function kindOf(path: string, field: string | undefined): string {
  return field === undefined ? path.replace('/v1/', '') : field.replace(/Id$/, '');
}

function longest(path: string): (typeof resources)[number] | undefined {
  return resources
    .filter((one) => path === one.path || path.startsWith(`${one.path}/`))
    .sort((left, right) => right.path.length - left.path.length)[0];
}
