import { describe, expect, it } from '@jest/globals';
import type { Step } from '#domain';
import { walkOrder } from './walk-order.js';

const ids = (start: string, steps: Step[]) => walkOrder({ start, steps }).map((step) => step.id);
const email = (id: string, next: string): Step => ({ id, kind: 'email', subject: 'Hi', body: 'Hello', next });
const end: Step = { id: 'end', kind: 'end' };
const fork = (id: string, then: string, otherwise: string): Step => ({
  id,
  kind: 'condition',
  if: { ask: 'has_email' },
  then,
  else: otherwise,
});

describe('the order of steps', () => {
  it('follows the sequence, however its steps were written down', () => {
    expect(ids('a', [end, email('b', 'end'), email('a', 'b')])).toEqual(['a', 'b', 'end']);
  });

  it('tells the yes branch first and what both lead to afterwards', () => {
    const steps = [
      end,
      email('no', 'last'),
      email('last', 'end'),
      email('yes', 'last'),
      fork('ask', 'yes', 'no'),
    ];
    expect(ids('ask', steps)).toEqual(['ask', 'yes', 'no', 'last', 'end']);
  });

  it('keeps a step behind the longest way that leads to it', () => {
    const steps = [fork('ask', 'last', 'no'), email('no', 'last'), email('last', 'end'), end];
    expect(ids('ask', steps)).toEqual(['ask', 'no', 'last', 'end']);
  });

  it('loses no step of a draft with gaps, circles and strays', () => {
    const steps = [email('a', 'b'), email('b', 'a'), email('c', 'nowhere'), end];
    expect(ids('a', steps)).toEqual(['a', 'b', 'c', 'end']);
  });
});
