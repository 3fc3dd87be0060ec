import { z } from 'zod';
import { fieldMessage } from './field-messages.js';

const says = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: fieldMessage }).error?.issues[0]?.message;

it.each([
  [z.string(), 7, 'Expected text, got a number.'],
  [z.string(), undefined, 'Is missing: expected text.'],
  [z.number().max(200), 201, 'Expected at most 200.'],
  [z.number().min(1), 0, 'Expected at least 1.'],
  [z.coerce.number(), 'x', 'Expected a number, got something that is no number.'],
  [z.string().max(1), 'ab', 'Expected at most 1 character.'],
  [z.array(z.string()).max(2), ['a', 'b', 'c'], 'Expected at most 2 items.'],
  [z.enum(['a', 'b']), 'c', 'Expected one of "a", "b".'],
  [z.strictObject({}), { zzz: 1 }, 'There is no field "zzz" here.'],
  [
    z.iso.datetime({ offset: true }),
    '2026-05-12',
    'Expected an instant with an offset, like 2026-05-12T10:00:00+02:00.',
  ],
  [z.object({}), [], 'Expected an object, got a list.'],
  [z.union([z.string(), z.number()]), undefined, 'Is missing.'],
  [
    z.record(z.string().regex(/^[a-z]+$/, 'Expected lower case letters.'), z.string()),
    { Стая: 'x' },
    'Its name is not usable: Expected lower case letters.',
  ],
  [
    z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
    { kind: 'c' },
    /^Its "kind" names no kind that exists here/,
  ],
] as const)('%#: says what is expected and what kind was given', (schema, value, message) => {
  expect(says(schema, value)).toEqual(
    typeof message === 'string' ? message : (expect.stringMatching(message) as string),
  );
});

it('never shows what was given', () => {
  for (const schema of [z.number(), z.email(), z.uuid(), z.string().regex(/^x$/), z.enum(['a'])])
    expect(says(schema, 'swordfish')).not.toContain('swordfish');
});
