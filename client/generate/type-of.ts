/** How does a JSON Schema read as a TypeScript type? As much of JSON Schema as the document uses; the rest is refused. */
import type { Schema } from './document.ts';

const SHARED = '#/components/schemas/';
const SIMPLE: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

export function typeOf(schema: Schema): string {
  if (typeof schema['$ref'] === 'string') return refName(schema['$ref']);
  if (typeof schema['tsType'] === 'string') return schema['tsType'];
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => JSON.stringify(value)).join(' | ');
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (choices) return unique(choices.map(typeOf)).join(' | ');
  const all = schema['allOf'] as readonly Schema[] | undefined;
  if (all) return all.map((part) => `(${typeOf(part)})`).join(' & ');
  const type = schema['type'];
  if (Array.isArray(type))
    return unique(type.map((one) => typeOf({ ...schema, type: one as string }))).join(' | ');
  if (type === 'array') return `readonly (${typeOf((schema['items'] as Schema | undefined) ?? {})})[]`;
  if (type === 'object') return objectType(schema);
  if (type === undefined) return 'unknown';
  const simple = typeof type === 'string' ? SIMPLE[type] : undefined;
  if (simple === undefined) throw new Error(`No TypeScript type is known for ${JSON.stringify(schema)}.`);
  return simple;
}

function objectType(schema: Schema): string {
  const properties = Object.entries(
    (schema['properties'] as Readonly<Record<string, Schema>> | undefined) ?? {},
  );
  const required = new Set((schema['required'] as readonly string[] | undefined) ?? []);
  const others = schema['additionalProperties'];
  if (properties.length === 0 && typeof others === 'object' && others !== null)
    return `Readonly<Record<string, ${typeOf(others as Schema)}>>`;
  if (properties.length === 0)
    return others === false ? 'Record<string, never>' : 'Readonly<Record<string, unknown>>';
  const lines = properties.map(
    ([name, inner]) =>
      `${docOf(inner)}readonly ${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(inner)}${required.has(name) ? '' : ' | undefined'};`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

export function refName(ref: string): string {
  if (ref.startsWith(SHARED)) return ref.slice(SHARED.length);
  throw new Error(`${ref} is not one of the document's schemas.`);
}

function docOf({ description }: Schema): string {
  return typeof description === 'string' ? `/** ${description.replaceAll('*/', '* /')} */\n` : '';
}

const unique = (types: readonly string[]): readonly string[] => [...new Set(types)];
