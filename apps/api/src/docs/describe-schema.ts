/** How is a schema told to a person? As rows of fields, the inner ones below the outer ones. */
import type { Schema } from '../openapi/document.js';

export interface FieldRow {
  /** `company.name`, `steps[email].subject` */
  readonly path: string;
  readonly type: string;
  /** The shared schema that the type names, if it names one. */
  readonly shared?: string;
  readonly required: boolean;
  readonly note: string;
}

export type Lookup = Readonly<Record<string, Schema>>;

const MOST_LEVELS = 4;
const REF = '#/components/schemas/';

export function fieldRows(schema: Schema, lookup: Lookup, prefix = '', depth = 0): readonly FieldRow[] {
  if (schema.allOf !== undefined)
    return schema.allOf.flatMap((part) => fieldRows(part, lookup, prefix, depth));
  const { properties = {}, required = [] } = resolved(schema, lookup);
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const row = {
      path,
      type: typeOf(field),
      shared: sharedIn(field),
      required: required.includes(name),
      note: noteOf(field),
    };
    if (row.shared !== undefined || depth + 1 >= MOST_LEVELS) return [row];
    return [
      row,
      ...innerOf(field).flatMap((inner) =>
        fieldRows(inner.schema, lookup, `${path}${inner.suffix}.`, depth + 1),
      ),
    ];
  });
}

/** A few words: `string`, `Lead or null`, `list of SequenceProblem`. */
export function typeOf(schema: Schema): string {
  const name = refName(schema);
  if (name !== undefined) return name;
  const [whole] = schema.allOf ?? [];
  if (whole) return typeOf(whole);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.format === 'date-time') return 'instant';
  if (schema.type === 'string') return idKind(schema.pattern) ?? schema.format ?? 'string';
  if (schema.type === undefined) return 'any JSON';
  return typeof schema.type === 'string' ? schema.type : schema.type.join(' or ');
}

export function resolved(schema: Schema, lookup: Lookup): Schema {
  const name = refName(schema);
  return name === undefined ? schema : (lookup[name] ?? {});
}

export function refName({ $ref }: Schema): string | undefined {
  return $ref?.startsWith(REF) ? $ref.slice(REF.length) : undefined;
}

function idKind(pattern: string | undefined): string | undefined {
  const [, prefix] = /^\^([a-z]+)_\[0-7\]/.exec(pattern ?? '') ?? [];
  return prefix === undefined ? undefined : `${prefix}_…`;
}

interface Inner {
  readonly schema: Schema;
  /** `[]` for the items of a list, `[email]` for those of one kind. */
  readonly suffix: string;
}

/** The objects that a field holds: itself, its items, or each kind that it may be. */
function innerOf(schema: Schema): readonly Inner[] {
  const choices = (schema.anyOf ?? schema.oneOf)?.filter(({ properties }) => properties !== undefined);
  if (choices)
    return choices.map((choice) => ({
      schema: choice,
      suffix: choices.length > 1 ? `[${kindOf(choice)}]` : '',
    }));
  if (schema.properties) return [{ schema, suffix: '' }];
  if (schema.items === undefined) return [];
  return innerOf(schema.items).map((inner) => ({
    ...inner,
    suffix: inner.suffix === '' ? '[]' : inner.suffix,
  }));
}

/** What tells one kind from another: the field that has one value, `"kind": "email"`. */
function kindOf({ properties = {} }: Schema): string {
  const value = Object.values(properties).find((field) => field.const !== undefined)?.const;
  return typeof value === 'string' ? value : '';
}

function sharedIn(schema: Schema): string | undefined {
  const inside = [schema, schema.items, ...(schema.items?.allOf ?? []), ...(schema.anyOf ?? [])].filter(
    (part) => part !== undefined,
  );
  return inside.map(refName).find((name) => name !== undefined);
}

function noteOf(schema: Schema): string {
  const bounds = [
    schema.minimum !== undefined && schema.maximum !== undefined
      ? `${schema.minimum} to ${schema.maximum}`
      : undefined,
    schema.maxLength === undefined
      ? undefined
      : `at most ${schema.maxLength.toLocaleString('en')} characters`,
    schema.maxItems === undefined ? undefined : `at most ${schema.maxItems.toLocaleString('en')}`,
    schema.default === undefined ? undefined : `default ${JSON.stringify(schema.default)}`,
  ];
  return [schema.description, ...bounds].filter((part) => part !== undefined).join('; ');
}
