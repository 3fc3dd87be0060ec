import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldProblems } from '../errors/field-problems.js';
import { graphProblems, sequenceGraph } from './sequence-shape.js';

/** A step without a body, one with an unknown field, a variable that does not exist and a step that leads nowhere. */
const WRONG = {
  start: 'mail',
  steps: [
    { id: 'mail', kind: 'email', subject: 'Hi {{ nickname }}', next: 'wait' },
    { id: 'wait', kind: 'wait', for: { days: 2 }, delay: 3, next: 'again' },
    { id: 'again', kind: 'email', body: 'Hello {{ shoe_size }}', next: 'gone' },
    { id: 'end', kind: 'end' },
  ],
};
const told = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);

describe('a graph with problems of shape and of sense', () => {
  it('is told both at once', () => {
    expect(told(graphProblems(WRONG))).toEqual(
      expect.arrayContaining([
        'steps[0].body malformed',
        'steps[0].subject unknown_variable',
        'steps[1] malformed',
        'steps[2].body unknown_variable',
        'steps[2].next dangling_reference',
      ]),
    );
  });

  it('is refused with both at once where it was to be saved', () => {
    const issues = sequenceGraph.safeParse(WRONG).error?.issues ?? [];
    expect(fieldProblems(issues).map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'steps[0].body',
        'steps[0].subject',
        'steps[1]',
        'steps[2].body',
        'steps[2].next',
      ]),
    );
  });

  it('is not told that steps behind a wrong one cannot be reached', () => {
    const graph = {
      start: 'a',
      steps: [
        { id: 'a', kind: 'linkedin_visit' },
        { id: 'b', kind: 'mail', body: 'Hello', next: 'end' },
        { id: 'end', kind: 'end' },
      ],
    };
    expect(told(graphProblems(graph))).toEqual(['steps[0].next malformed', 'steps[1].kind malformed']);
  });

  it.each([[null], [[]], ['text'], [{}], [{ steps: [] }], [{ steps: [null, 7, {}] }], [{ steps: 'all' }]])(
    'is answered, never thrown at, whatever was sent: %j',
    (raw) => {
      expect(graphProblems(raw).every(({ code }) => typeof code === 'string')).toBe(true);
      expect(graphProblems(raw)).not.toEqual([]);
    },
  );

  it('is answered for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (start, steps) => {
        graphProblems(start);
        graphProblems({ start, steps });
        sequenceGraph.safeParse({ start, steps });
      }),
    );
  });
});

it('a graph of the right shape that makes no sense yet is a draft, and is kept', () => {
  const draft = { start: 'a', steps: [{ id: 'a', kind: 'linkedin_visit', next: 'gone' }] };
  expect(sequenceGraph.safeParse(draft).success).toBe(true);
  expect(told(graphProblems(draft))).toContain('steps[0].next dangling_reference');
});
