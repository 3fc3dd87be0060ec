import { z } from 'zod';
import { fieldProblems } from './field-problems.js';

const problemsOf = (schema: z.ZodType, value: unknown) =>
  fieldProblems(schema.safeParse(value).error?.issues ?? []);

it('tells of a value of the wrong kind once, not of its size as well', () => {
  const schema = z.object({ name: z.string().min(1).max(3) });
  expect(problemsOf(schema, { name: [] })).toEqual([
    { path: 'name', message: 'Invalid input: expected string, received array' },
  ]);
  expect(problemsOf(schema, { name: 'long' })).toHaveLength(1);
});

it('writes paths as one would write them in a program', () => {
  const schema = z.object({ steps: z.array(z.object({ id: z.string() })) });
  expect(problemsOf(schema, { steps: [{ id: 'a' }, {}] })[0]?.path).toBe('steps[1].id');
});
