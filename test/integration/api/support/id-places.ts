/** Where in a call may an id stand? Found in the schemas, so that a new field is tested without a word. */
import type { Schema } from '../../../../apps/api/src/openapi/document.js';
import { type Field, idPrefixOf, type Json, resolve, type Route, type RouteCall } from './routes.js';

export interface IdPlace {
  readonly where: 'path' | 'query' | 'body';
  /** For the reader of a failure: `body.company.companyId`. */
  readonly label: string;
  /** Of the ids that belong there; `any` where all kinds do, `uuid` where ids have no kind. */
  readonly prefix: string;
  put(call: RouteCall, id: string): RouteCall;
}

export function idPlacesOf(route: Route): IdPlace[] {
  const ofFields = (
    where: 'path' | 'query',
    key: 'inPath' | 'inQuery',
    fields: readonly Field[],
  ): IdPlace[] =>
    fields.flatMap(({ name, schema }) => {
      const prefix = prefixAt(schema, name);
      if (prefix === undefined) return [];
      const put: IdPlace['put'] = (call, id) => ({ ...call, [key]: { ...call[key], [name]: id } });
      return [{ where, label: `${where}.${name}`, prefix, put }];
    });
  return [
    ...ofFields('path', 'inPath', route.inPath),
    ...ofFields('query', 'inQuery', route.inQuery),
    ...(route.body?.mediaType === 'application/json' ? inBody(route.body.schema) : []),
  ];
}

function prefixAt(schema: Schema, name: string): string | undefined {
  if (schema.pattern?.startsWith('^[a-z]{3,6}_') === true) return 'any';
  if (schema.format === 'uuid') return 'uuid';
  return idPrefixOf(schema, name);
}

type Path = readonly (string | number)[];

function inBody(schema: Schema): IdPlace[] {
  const found = new Map<string, IdPlace>();
  walk(schema, [], (path, prefix) => {
    const label = ['body', ...path].join('.');
    const put: IdPlace['put'] = (call, id) => ({ ...call, body: withValue(call.body ?? {}, path, id) });
    found.set(label, { where: 'body', label, prefix, put });
  });
  return [...found.values()];
}

const DEEPEST = 6;

function walk(given: Schema, path: Path, found: (path: Path, prefix: string) => void): void {
  if (path.length > DEEPEST) return;
  const schema = resolve(given);
  const prefix = prefixAt(schema, '');
  if (prefix !== undefined) found(path, prefix);
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    walk(branch, path, found);
  for (const [name, field] of Object.entries(schema.properties ?? {})) walk(field, [...path, name], found);
  if (schema.items !== undefined) walk(schema.items, [...path, 0], found);
}

export function withValue(value: Json, [first, ...rest]: Path, given: Json): Json {
  if (first === undefined) return given;
  if (typeof first === 'number') {
    const items = Array.isArray(value) ? [...value] : [];
    items[first] = withValue(items[first] ?? null, rest, given);
    return items;
  }
  const fields = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
  return { ...fields, [first]: withValue(fields[first] ?? null, rest, given) };
}
