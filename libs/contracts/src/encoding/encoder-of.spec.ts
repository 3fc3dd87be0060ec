/** Derived encoders and zod must agree about every answer of the catalogue, and about what is none. */
import fc from 'fast-check';
import { z } from 'zod';
import { EVENTS } from '../events/catalogue.js';
import { OPERATIONS } from '../operations/catalogue.js';
import { encoderOf } from './encoder-of.js';

type Outcome = { readonly encoded: unknown } | { readonly refused: true };

function outcomeOf(encode: () => unknown): Outcome {
  try {
    return { encoded: encode() };
  } catch {
    return { refused: true };
  }
}

const uuid = fc.oneof(
  fc.uuid(),
  fc.uuid().map((text) => text.toUpperCase()),
  fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
);
const epoch = Temporal.Instant.fromEpochMilliseconds(0);
const instants = fc
  .bigInt({ min: -8_640_000_000_000_000_000_000n, max: 8_640_000_000_000_000_000_000n })
  .map((ns) => Temporal.Instant.fromEpochNanoseconds(ns));
const usualInstants = fc
  .integer({ min: 0, max: 4_102_444_800_000 })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const wrong = fc.constantFrom<unknown[]>(undefined, null, '', 'x', 7, NaN, 0.5, true, {}, [], epoch);

/** Mostly what the schema asks for; now and then something else. */
function valuesOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const good = goodValuesOf(schema as z.core.$ZodTypes);
  return fc.oneof({ arbitrary: good, weight: 60 }, { arbitrary: wrong, weight: 1 });
}

function goodValuesOf(schema: z.core.$ZodTypes): fc.Arbitrary<unknown> {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return fc.string();
    case 'number':
      return fc.oneof(fc.nat(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'null':
      return fc.constant(null);
    case 'nullable':
      return fc.option(valuesOf(def.innerType));
    case 'optional':
      return fc.option(valuesOf(def.innerType), { nil: undefined });
    case 'array':
      return fc.array(valuesOf(def.element), { maxLength: 3 });
    case 'union':
      return fc.oneof(...def.options.map(valuesOf));
    case 'record':
      return fc.dictionary(fc.string(), valuesOf(def.valueType), { maxKeys: 3 });
    case 'pipe':
      return fc.oneof(uuid, instants, usualInstants, fc.array(uuid, { maxLength: 2 }));
    case 'object':
      return fc
        .record(Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, valuesOf(field)])))
        .chain((value) => fc.constantFrom(value, { ...value, undeclared: 'secret' }));
    default:
      return fc.jsonValue();
  }
}

const schemas: readonly (readonly [string, z.ZodType])[] = [
  ...Object.entries(OPERATIONS).map(([name, { output }]) => [name, output] as const),
  ...Object.entries(EVENTS),
];

it.each(schemas)('%s leaves as zod would have it', (_name, schema) => {
  fc.assert(
    fc.property(valuesOf(schema), (value) => {
      const derived = outcomeOf(() => encoderOf(schema)(value));
      expect(JSON.stringify(derived)).toBe(JSON.stringify(outcomeOf(() => z.encode(schema, value))));
    }),
    { numRuns: 40 },
  );
});

it('only declared fields leave', () => {
  const encode = encoderOf(z.object({ id: z.string() }));
  expect(encode({ id: 'x', secret: 'y' })).toEqual({ id: 'x' });
  expect(() => encode({ id: 7 })).toThrow(z.ZodError);
});
