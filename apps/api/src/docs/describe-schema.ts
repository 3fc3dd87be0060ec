/** How is a schema told to a person? As rows of fields, the inner ones below the outer ones. */
import type { Schema } from '../openapi/document.js';

export interface FieldRow {
  /** `company.name`, `steps[].kind` */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
}

export type Lookup = Readonly<Record<string, Schema>>;

const MOST_LEVELS = 3;
const REF = '#/components/schemas/';

export function fieldRows(schema: Schema, lookup: Lookup, prefix = '', depth = 0): readonly FieldRow[] {
  const { properties = {}, required = [] } = resolved(schema, lookup);
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = innerOf(field, lookup);
    const row = { path, type: typeOf(field), required: required.includes(name), note: noteOf(field) };
    const isShared = refName(field) !== undefined;
    const rows =
      inner === undefined || isShared || depth + 1 >= MOST_LEVELS
        ? []
        : fieldRows(inner.schema, lookup, `${path}${inner.suffix}.`, depth + 1);
    return [row, ...rows];
  });
}

/** A few words: `string`, `Lead or null`, `list of SequenceProblem`. */
export function typeOf(schema: Schema): string {
  const name = refName(schema);
  if (name !== undefined) return name;
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

function innerOf(schema: Schema, lookup: Lookup): { schema: Schema; suffix: string } | undefined {
  const plain = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const at = resolved(plain, lookup);
  if (at.properties) return { schema: at, suffix: '' };
  const items = at.items && resolved(at.items, lookup);
  return items?.properties && refName(at.items ?? {}) === undefined
    ? { schema: items, suffix: '[]' }
    : undefined;
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
