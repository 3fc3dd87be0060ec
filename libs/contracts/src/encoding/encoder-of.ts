/**
 * How is an answer encoded many times a second? By functions that are derived from its schema once.
 *
 * They know the plain shapes that answers are made of, and check as they go: only declared fields leave, each of its type.
 * Whatever they do not know, or does not fit, is left to zod, which then encodes or refuses it: the result is that of
 * `z.encode`, always.
 */
import { z } from 'zod';
import { edgeEncoderOf } from '../ids/edge-encoders.js';

type Encode = (value: unknown) => unknown;
type Json = z.core.util.JSONType;
type Schema = z.core.$ZodTypes;

/** Thrown for a value that zod shall judge. */
const LEFT_TO_ZOD = new Error('left to zod');
const leave = (): never => {
  throw LEFT_TO_ZOD;
};

const encoders = new WeakMap<z.ZodType, (value: unknown) => Json>();

/** The function throws ZodError for what does not fit. */
export function encoderOf(schema: z.ZodType): (value: unknown) => Json {
  const known = encoders.get(schema);
  if (known !== undefined) return known;
  const encode = compile(schema);
  const made = (value: unknown): Json => {
    try {
      return encode(value) as Json;
    } catch {
      return z.encode(schema, value) as Json;
    }
  };
  encoders.set(schema, made);
  return made;
}

function compile(type: z.core.$ZodType): Encode {
  const schema = type as Schema;
  const { def } = schema._zod;
  if (def.checks?.length) return checked(schema);
  switch (def.type) {
    case 'string':
      // A format checks the text, too.
      return 'format' in def ? byZod(schema) : (value) => (typeof value === 'string' ? value : leave());
    case 'number':
      return 'format' in def
        ? byZod(schema)
        : (value) => (typeof value === 'number' && Number.isFinite(value) ? value : leave());
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : leave());
    case 'null':
      return (value) => (value === null ? value : leave());
    case 'literal':
      return oneOf(def.values);
    case 'enum':
      return oneOf([...(schema._zod.values ?? [])]);
    case 'nullable':
      return nullable(compile(def.innerType));
    case 'array':
      return arrayOf(compile(def.element));
    case 'object':
      return objectOf(def);
    case 'record':
      return isAnyText(def.keyType) ? recordOf(compile(def.valueType)) : byZod(schema);
    case 'union':
      return def.inclusive === false || 'discriminator' in def
        ? byZod(schema)
        : firstThatFits(def.options.map(compile));
    case 'pipe':
      return edgeEncoderOf(def, leave) ?? byZod(schema);
    default:
      return byZod(schema);
  }
}

/** Whole numbers are everywhere; other checks are zod's. */
function checked(schema: Schema): Encode {
  const { def } = schema._zod;
  const [check, ...more] = def.checks ?? [];
  const checks = check?._zod.def as { readonly check?: string; readonly format?: string } | undefined;
  const isInteger =
    def.type === 'number' &&
    !('format' in def) &&
    checks?.check === 'number_format' &&
    checks.format === 'safeint';
  return isInteger && more.length === 0
    ? (value) => (Number.isSafeInteger(value) ? value : leave())
    : byZod(schema);
}

const byZod =
  (schema: Schema): Encode =>
  (value) =>
    z.encode(schema as unknown as z.ZodType, value);

function oneOf(values: readonly unknown[]): Encode {
  const known = new Set(values);
  return (value) => (known.has(value) ? value : leave());
}

const nullable =
  (inner: Encode): Encode =>
  (value) =>
    value === null ? null : inner(value);

const arrayOf =
  (element: Encode): Encode =>
  (value) => {
    if (!Array.isArray(value)) return leave();
    const list = Array.from({ length: value.length });
    for (let at = 0; at < value.length; at += 1) list[at] = element(value[at]);
    return list;
  };

function objectOf({ shape, catchall }: z.core.$ZodObjectDef): Encode {
  const fields = Object.entries(shape).map(([name, field]) => {
    const { def } = (field as Schema)._zod;
    const isOptional = def.type === 'optional' && !def.checks?.length;
    return { name, isOptional, encode: compile(isOptional ? def.innerType : field) };
  });
  if (Object.hasOwn(shape, '__proto__')) return leave;
  const isStrict = catchall?._zod.def.type === 'never';
  if (catchall !== undefined && !isStrict) return leave;
  return (value) => {
    if (!isObject(value)) return leave();
    if (isStrict && Object.keys(value).some((name) => !Object.hasOwn(shape, name))) return leave();
    const object: Record<string, unknown> = {};
    for (const { name, isOptional, encode } of fields) {
      const given = value[name];
      if (given !== undefined || !isOptional) object[name] = encode(given);
    }
    return object;
  };
}

const recordOf =
  (encode: Encode): Encode =>
  (value) => {
    if (!isObject(value) || !isPlain(value)) return leave();
    const record: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      if (name === '__proto__') return leave();
      record[name] = encode(value[name]);
    }
    return record;
  };

const firstThatFits =
  (options: readonly Encode[]): Encode =>
  (value) => {
    for (const encode of options) {
      try {
        return encode(value);
      } catch {
        continue;
      }
    }
    return leave();
  };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isAnyText(key: z.core.$ZodType): boolean {
  const { def } = (key as Schema)._zod;
  return def.type === 'string' && !('format' in def) && !def.checks?.length;
}
