import { describe, expect, it } from '@jest/globals';
import type { SequenceGraph } from './graph.js';
import { stepAfter } from './pass-over.js';

const GRAPH: SequenceGraph = {
  start: 'mail',
  steps: [
    { id: 'mail', kind: 'email', subject: 'Hi', body: 'Hello', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 2 }, next: 'asked' },
    {
      id: 'asked',
      kind: 'condition',
      if: { ask: 'replied' },
      within: { days: 1 },
      then: 'end',
      else: 'mail2',
    },
    { id: 'mail2', kind: 'email', body: 'Again', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

describe('a step that is passed over', () => {
  it.each([
    ['mail', 'pause'],
    ['pause', 'asked'],
    ['mail2', 'end'],
  ])('%s is followed by %s', (step, next) => expect(stepAfter(GRAPH, step)).toBe(next));

  it('is answered no when it is a question', () => expect(stepAfter(GRAPH, 'asked')).toBe('mail2'));

  it('is followed by nothing at the end', () => expect(stepAfter(GRAPH, 'end')).toBeUndefined());
});
