/** Which parts of an input have no end? Found by walking its JSON Schema, as callers see it. */
import { z } from 'zod';

type Schema = Readonly<Record<string, unknown>>;

/** Levels of objects and lists that an input may have. */
const DEEPEST = 12;
const SAFE = Number.MAX_SAFE_INTEGER;

/** Paths with what is missing, `filter.tags[]: no maxLength`. */
export function unboundedIn(input: z.ZodType): readonly string[] {
  const root = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    override: finiteTexts,
  }) as Schema;
  const definitions = (root['$defs'] ?? {}) as Readonly<Record<string, Schema>>;
  return [...walk(root, '', 0, definitions)];
}

/** Text that stands for a truth value takes a handful of words. */
function finiteTexts({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Record<string, unknown> }) {
  const { def } = (
    zodSchema as { _zod: { def: { type: string; out?: { _zod: { def: { type: string } } } } } }
  )._zod;
  if (def.type === 'pipe' && def.out?._zod.def.type === 'boolean') jsonSchema['enum'] = ['true', 'false'];
}

function* walk(
  schema: Schema,
  path: string,
  depth: number,
  definitions: Readonly<Record<string, Schema>>,
): Generator<string> {
  if (depth > DEEPEST) {
    yield `${path}: deeper than ${DEEPEST} levels`;
    return;
  }
  // A value of any shape has an end when its text has one.
  if (typeof schema['maxLength'] === 'number' || 'enum' in schema || 'const' in schema) return;
  const inner = function* (part: unknown, at: string, deeper = 1): Generator<string> {
    if (typeof part === 'object' && part !== null)
      yield* walk(part as Schema, at, depth + deeper, definitions);
  };
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    yield* inner(definitions[reference.split('/').at(-1) ?? ''] ?? {}, path);
    return;
  }
  for (const word of ['anyOf', 'oneOf', 'allOf'])
    for (const part of (schema[word] ?? []) as unknown[]) yield* inner(part, path, 0);
  switch (schema['type']) {
    case 'string':
      if (!hasEnd(schema)) yield `${path}: no maxLength`;
      return;
    case 'number':
    case 'integer':
      if (!(limit(schema, 'minimum', 'exclusiveMinimum') > -SAFE)) yield `${path}: no minimum`;
      if (!(limit(schema, 'maximum', 'exclusiveMaximum') < SAFE)) yield `${path}: no maximum`;
      return;
    case 'array':
      if (typeof schema['maxItems'] !== 'number' && !Array.isArray(schema['prefixItems']))
        yield `${path}: no maxItems`;
      yield* inner(schema['items'], `${path}[]`);
      for (const part of (schema['prefixItems'] ?? []) as unknown[]) yield* inner(part, `${path}[]`);
      return;
    case 'object':
      yield* object(schema, path, inner);
      return;
    default:
      if (
        !['anyOf', 'oneOf', 'allOf'].some((word) => word in schema) &&
        !['boolean', 'null'].includes(String(schema['type']))
      )
        yield `${path}: anything at all`;
  }
}

function* object(
  schema: Schema,
  path: string,
  inner: (part: unknown, at: string) => Generator<string>,
): Generator<string> {
  for (const [name, part] of Object.entries((schema['properties'] ?? {}) as Record<string, unknown>))
    yield* inner(part, path === '' ? name : `${path}.${name}`);
  const free = schema['additionalProperties'];
  if (typeof free !== 'object' || free === null) return;
  const names = (schema['propertyNames'] ?? {}) as Schema;
  if (!('enum' in names)) {
    if (typeof schema['maxProperties'] !== 'number') yield `${path}: no maxProperties`;
    if (typeof names['maxLength'] !== 'number' && !hasEnd(names)) yield `${path}: names have no maxLength`;
  }
  yield* inner(free, `${path}.*`);
}

function limit(schema: Schema, inclusive: string, exclusive: string): number {
  const found = schema[inclusive] ?? schema[exclusive];
  return typeof found === 'number' ? found : Number.NaN;
}

/** By its pattern: one that repeats nothing without end. */
function hasEnd({ pattern, format }: Schema): boolean {
  if (typeof format === 'string' && ['uuid', 'date', 'time'].includes(format)) return true;
  if (typeof pattern !== 'string' || !pattern.startsWith('^') || !pattern.endsWith('$')) return false;
  const bare = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d+,\}/.test(bare);
}
