/** Has every input an end? Sizes, depths and counts: what has none, somebody will fill. */
import { expect, it } from '@jest/globals';
import { type Operation, OPERATIONS, type Stream, STREAMS } from '#contracts';
import { z } from 'zod';
import { unboundedIn } from './support/unbounded.js';

const operations: readonly Operation[] = Object.values(OPERATIONS);
/** Taken as any JSON, within the limit of the body, and read again by a schema of its own so that each part has an answer. */
const READ_AGAIN = ['leads.bulk_upsert leads[]', 'sequences.validate graph'];
const streams: readonly Stream[] = Object.values(STREAMS);

it('every field of every operation and stream has an end', () => {
  const found = [...operations, ...streams].flatMap(({ name, input }) =>
    unboundedIn(input).map((problem) => `${name} ${problem}`),
  );
  expect(found.filter((problem) => !READ_AGAIN.some((start) => problem.startsWith(start)))).toEqual([]);
});

it('what has no end is found', () => {
  const endless = z.strictObject({
    text: z.string(),
    pattern: z.string().regex(/^a+$/),
    list: z.array(z.string().max(1)),
    number: z.number().min(0),
    free: z.record(z.string(), z.boolean()),
    any: z.json(),
    ends: z.string().regex(/^[a-z]{1,9}$/),
  });
  const places = new Set(unboundedIn(endless).map((problem) => problem.split(/[:.[]/, 1)[0]));
  expect([...places].sort()).toEqual(['any', 'free', 'list', 'number', 'pattern', 'text']);
});

/** Of the words in which zod would say it by itself. */
const RAW =
  /Invalid (?:input|option|string|key|element)|Too (?:big|small)|Unrecognized key|expected \w+, received/;

it('no message about a field is in the words of a library', () => {
  const raw = [...operations, ...streams].flatMap(({ name, input }) =>
    GARBAGE.flatMap((garbage) => {
      const given = Object.fromEntries(Object.keys(input.shape).map((field) => [field, garbage]));
      const { error } = input.safeParse({ ...given, surprise: 1 });
      return (error?.issues ?? [])
        .filter(({ message }) => RAW.test(message) || !/[.!?]$/.test(message))
        .map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
    }),
  );
  expect(raw).toEqual([]);
});

const GARBAGE = [
  undefined,
  null,
  7,
  -1,
  1e12,
  'x',
  '',
  'x'.repeat(100_000),
  [],
  [null],
  {},
  { kind: 'x' },
  true,
];
