import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sequenceGraph } from '#contracts';
import { sequenceSteps, toGraph, toWritten, type WrittenStep } from './sequence-steps.js';

describe('a list of steps', () => {
  it('is walked from first to last, and ended', () => {
    expect(
      toGraph([{ kind: 'linkedin_visit' }, { kind: 'wait', for: { days: 1 } }, { kind: 'linkedin_visit' }]),
    ).toEqual({
      start: 'linkedin_visit',
      steps: [
        { id: 'linkedin_visit', kind: 'linkedin_visit', next: 'wait' },
        { id: 'wait', kind: 'wait', for: { days: 1 }, next: 'linkedin_visit_2' },
        { id: 'linkedin_visit_2', kind: 'linkedin_visit', next: 'end' },
        { id: 'end', kind: 'end' },
      ],
    });
  });

  it('branches to the next step, or to the end, where a side is left out', () => {
    expect(
      toGraph([
        { kind: 'condition', ask: 'field_equals', field: 'f', value: 'v' },
        { kind: 'linkedin_visit' },
      ]),
    ).toMatchObject({
      steps: [
        { if: { ask: 'field_equals', field: 'f', value: 'v' }, then: 'linkedin_visit', else: 'end' },
        { next: 'end' },
        { kind: 'end' },
      ],
    });
  });

  it('never takes an id that somebody chose', () => {
    const graph = toGraph([
      { kind: 'linkedin_visit' },
      { kind: 'linkedin_visit', id: 'linkedin_visit_2' },
      { kind: 'linkedin_visit', id: 'end' },
    ]);
    const ids = (graph as { steps: { id: string }[] }).steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids.slice(1, 3)).toEqual(['linkedin_visit_2', 'end']);
  });

  it('is read back and written again without a change', () => {
    const step: fc.Arbitrary<WrittenStep> = fc.oneof(
      fc.constant<WrittenStep>({ kind: 'linkedin_visit' }),
      fc.constant<WrittenStep>({ kind: 'email', subject: 'S', body: 'B' }),
      fc.constant<WrittenStep>({ kind: 'wait', for: { hours: 2 } }),
      fc.constant<WrittenStep>({ kind: 'condition', ask: 'replied', within: { days: 1 } }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (written) => {
        const graph = sequenceGraph.parse(toGraph(written));
        const back = sequenceSteps.parse(graph.steps.map(toWritten));
        expect(toGraph(back)).toEqual(graph);
      }),
    );
  });
});
