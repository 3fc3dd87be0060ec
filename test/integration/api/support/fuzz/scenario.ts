/** Which call does the fuzz make? One that the document describes, spoilt in one or two places. */
import fc from 'fast-check';
import type { Schema } from '../../../../../apps/api/src/openapi/document.js';
import { withValue } from '../id-places.js';
import {
  type Field,
  type Json,
  resolve,
  type Route,
  type RouteCall,
  routes,
  sampleOf,
  textOf,
} from '../routes.js';
import { hostileHeaders, hostileText, hostileValue, rawBodies } from './hostile-values.js';

export interface Scenario {
  readonly route: Route;
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly body: string | Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

type Spoil = (draft: Draft) => Draft;
interface Draft extends RouteCall {
  readonly raw?: string | Uint8Array;
  readonly rawPath?: string;
  readonly extraQuery?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function scenarios(callOf: (route: Route) => RouteCall): fc.Arbitrary<Scenario> {
  return fc.constantFrom(...routes).chain((route) =>
    fc.array(spoilFor(route, callOf(route)), { minLength: 1, maxLength: 2 }).map((spoils) =>
      toScenario(
        route,
        spoils.reduce<Draft>((draft, spoil) => spoil(draft), { ...callOf(route), headers: {} }),
      ),
    ),
  );
}

const ODD_PATHS = [
  '%00',
  '%F0%9F%92%A9',
  '%ED%A0%80',
  '..%2F..%2Fetc',
  '%25',
  '%',
  '__proto__',
  'a'.repeat(300),
];
const ODD_QUERIES = [
  'limit=0', 'limit=-1', 'limit=1e3', 'limit=999999999', 'limit=%00', 'limit=', 'limit=1&limit=2', 'limit[]=1',
  'cursor=x', 'cursor=', 'cursor=%00', 'cursor=eyJhIjoxfQ', 'cursor=W10', 'cursor=' + 'A'.repeat(3_000),
  'expand=x', 'expand=lead&expand=lead', 'zzz=1', '__proto__=1', '%=%', '%ff=%ff', '&&&=&', 'q=' + 'x'.repeat(7_000),
]; // prettier-ignore

function spoilFor(route: Route, base: RouteCall): fc.Arbitrary<Spoil> {
  const ofPath = route.inPath;
  const ofQuery = route.inQuery;
  const inBody = route.body === undefined ? [] : placesIn(route.body.schema);
  const fields = JSON.stringify(base.body ?? {}).slice(1, -1);
  const set = (key: 'inPath' | 'inQuery', fields: readonly Field[]) =>
    fc
      .constantFrom(...fields)
      .chain(({ name, schema }) =>
        fc
          .oneof(hostileText, fc.constantFrom(...edgesOf(resolve(schema))))
          .map((value): Spoil => (draft) => ({ ...draft, [key]: { ...draft[key], [name]: textOf(value) } })),
      );
  const header = hostileHeaders.map((headers): Spoil => (draft) => ({
    ...draft,
    headers: { ...draft.headers, ...headers },
  }));
  const query = fc.constantFrom(...ODD_QUERIES).map((extraQuery): Spoil => (draft) => ({
    ...draft,
    extraQuery,
  }));
  return fc.oneof(
    { weight: 1, arbitrary: header },
    { weight: route.method === 'GET' ? 2 : 1, arbitrary: query },
    ...(ofPath.length === 0
      ? []
      : [
          { weight: 1, arbitrary: set('inPath', ofPath) },
          {
            weight: 1,
            arbitrary: fc
              .constantFrom(...ODD_PATHS)
              .map((rawPath): Spoil => (draft) => ({ ...draft, rawPath })),
          },
        ]),
    ...(ofQuery.length === 0 ? [] : [{ weight: 4, arbitrary: set('inQuery', ofQuery) }]),
    ...(inBody.length === 0
      ? []
      : [
          {
            weight: 8,
            arbitrary: fc.constantFrom(...inBody).chain(({ path, schema }) =>
              fc.oneof(hostileValue, fc.constantFrom(...edgesOf(schema))).map((value): Spoil => (draft) => ({
                ...draft,
                body: withValue(draft.body ?? {}, path, value),
              })),
            ),
          },
          {
            weight: 2,
            arbitrary: fc.constantFrom(...inBody).map(({ path: [first] }): Spoil => (draft) => ({
              ...draft,
              body: Object.fromEntries(Object.entries(draft.body ?? {}).filter(([name]) => name !== first)),
            })),
          },
        ]),
    ...(route.body === undefined
      ? []
      : [
          {
            weight: 2,
            arbitrary: fc
              .constantFrom(...rawBodies(fields))
              .map((raw): Spoil => (draft) => ({ ...draft, raw })),
          },
        ]),
  );
}

type Path = readonly (string | number)[];

interface Place {
  readonly path: Path;
  readonly schema: Schema;
}

/** Every field of a body, and every field in it. */
function placesIn(given: Schema, at: Path = []): Place[] {
  if (at.length > 6) return [];
  const schema = resolve(given);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inside = (field: Schema, name: string | number): Place[] => [
    { path: [...at, name], schema: resolve(field) },
    ...placesIn(field, [...at, name]),
  ];
  return [
    ...branches.flatMap((branch) => placesIn(branch, at)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => inside(field, name)),
    ...(schema.items === undefined ? [] : inside(schema.items, 0)),
    ...(typeof schema.additionalProperties === 'object'
      ? inside(schema.additionalProperties, 'anything')
      : []),
  ];
}

/** What the schema barely allows, and barely not: most gets past the door, and has to be borne inside. */
function edgesOf(schema: Schema): Json[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map(resolve);
  const { maxLength: long = 200, maxItems: many = 100, minimum = 0, maximum = 1e9 } = schema;
  const first = branches[0] ?? schema;
  const types = [schema, ...branches].flatMap(({ type = [] }) => type);
  return [
    null,
    ...(schema.enum ?? []).map((word) => word as Json),
    ...branches.flatMap(edgesOf),
    ...(types.includes('string') ? oddTexts(Math.min(first.maxLength ?? long, 20_000)) : []),
    ...(types.some((type) => type === 'integer' || type === 'number')
      ? [minimum, maximum, minimum - 1, maximum + 1, minimum + 0.5]
      : []),
    ...(types.includes('array')
      ? [many, many + 1].map((count) =>
          Array.from({ length: Math.min(count, 2_000) }, () => sampleOf(schema.items ?? {})),
        )
      : []),
    ...(types.includes('object') ? [sampleOf(first)] : []),
  ];
}

const oddTexts = (long: number): string[] => [
  'x'.repeat(long),
  '😀'.repeat(Math.floor(long / 2)),
  'é'.repeat(long),
  '\u202e'.repeat(long),
  'a\u0000b',
  '\ud800',
  ' x ',
  'x\n\r\tx',
  '%_\\',
  "'",
  '{{ first_name',
  '{{ first_name | upper }}',
  '𝕏',
];

function toScenario(route: Route, draft: Draft): Scenario {
  let isRaw = draft.rawPath !== undefined;
  const path = route.path.replace(/\{(\w+)\}/g, (_, field: string) => {
    const value = isRaw
      ? (draft.rawPath ?? '')
      : encodeURIComponent((draft.inPath[field] ?? '').toWellFormed());
    isRaw = false;
    return value;
  });
  const query = [new URLSearchParams(draft.inQuery).toString(), draft.extraQuery ?? '']
    .filter(Boolean)
    .join('&');
  const body = draft.raw ?? (typeof draft.body === 'string' ? draft.body : JSON.stringify(draft.body));
  return {
    route,
    method: route.method,
    target: query === '' ? path : `${path}?${query}`,
    body: route.body === undefined ? undefined : body,
    headers: {
      ...(route.body === undefined ? {} : { 'content-type': route.body.mediaType }),
      ...draft.headers,
    },
  };
}

/** For the reader of a failure. */
export const tell = ({ route, method, target, body, headers }: Scenario): string =>
  `${route.name}: ${method} ${target.slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${
    typeof body === 'string' ? body.slice(0, 600) : JSON.stringify(body)
  }`;
