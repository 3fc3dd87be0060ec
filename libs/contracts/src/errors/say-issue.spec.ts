import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldProblems } from './say-issue.js';

const schema = z.strictObject({
  name: z.string().min(1).max(3),
  kind: z.enum(['a', 'b']),
  step: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('mail'), body: z.string() }),
    z.strictObject({ kind: z.literal('wait'), hours: z.number().max(5) }),
  ]),
  tags: z.array(z.string()).max(1),
  at: z.iso.datetime({ offset: true }),
  code: z.string().regex(/^x$/, 'Write an x.'),
});

const said = (input: unknown) => {
  const problems = fieldProblems(schema.safeParse(input).error?.issues ?? []);
  return Object.fromEntries(problems.map(({ path, message }) => [path, message]));
};

describe('a value that does not fit', () => {
  it('is told in words that say what to write', () => {
    expect(
      said({
        name: 'long',
        kind: 'c',
        step: { kind: 'mial' },
        tags: ['a', 'b'],
        at: 'noon',
        code: 'y',
        more: 1,
      }),
    ).toEqual({
      name: 'Write at most 3 characters.',
      kind: 'Choose one of a, b.',
      'step.kind': 'Choose one of mail, wait.',
      tags: 'List at most 1 entry.',
      at: 'Write a date and time with its offset, as in 2026-05-12T10:00:00+02:00.',
      code: 'Write an x.',
      more: 'There is no such field here. Check its spelling, or remove it.',
    });
  });

  it('is told where it stands, and that it is missing', () => {
    expect(said({ name: '', kind: 'a', step: { kind: 'wait', hours: 'two' }, tags: 1, code: 'x' })).toEqual({
      name: 'This may not be empty.',
      'step.hours': 'This must be a number.',
      tags: 'This must be a list: [ … ].',
      at: 'This is missing. Write a text.',
    });
  });

  it('is never told in the wording of the library', () => {
    const all = Object.values(said({ step: { kind: 'wait', hours: 9, x: 1 } }));
    expect(all.filter((message) => /invalid|expected|received|unrecognized/i.test(message))).toEqual([]);
  });
});
