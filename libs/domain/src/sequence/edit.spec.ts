import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Edit, freeStepId, insertStep, type LooseStep, moveStep, removeStep } from './edit.js';
import type { SequenceGraph, Step } from './graph.js';
import { edgesOf } from './paths.js';
import { validateSequence } from './validate.js';

const GRAPH: SequenceGraph = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 5 },
      then: 'message',
      else: 'mail',
    },
    { id: 'message', kind: 'linkedin_message', body: 'Thank you!', next: 'end' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const WAIT: LooseStep = { id: 'wait-1', kind: 'wait', for: { days: 2 } };

function graphOf(edit: Edit): SequenceGraph {
  if (!edit.ok) throw new Error(edit.message);
  return edit.graph;
}
const step = (graph: SequenceGraph, id: string): Step | undefined => graph.steps.find((one) => one.id === id);
const codeOf = (edit: Edit) => (edit.ok ? undefined : edit.code);

describe('a step that is added', () => {
  it('stands between the step before and what followed it', () => {
    const graph = graphOf(insertStep(GRAPH, WAIT, { after: 'message' }));
    expect(step(graph, 'message')).toMatchObject({ next: 'wait-1' });
    expect(step(graph, 'wait-1')).toMatchObject({ next: 'end' });
  });

  it('stands at the start when nothing is said', () => {
    const graph = graphOf(insertStep(GRAPH, WAIT, {}));
    expect([graph.start, step(graph, 'wait-1')]).toEqual(['wait-1', { ...WAIT, next: 'invite' }]);
  });

  it('goes into the branch of a condition that is named', () => {
    const graph = graphOf(insertStep(GRAPH, WAIT, { after: 'accepted', branch: 'else' }));
    expect(step(graph, 'accepted')).toMatchObject({ then: 'message', else: 'wait-1' });
    expect(step(graph, 'wait-1')).toMatchObject({ next: 'mail' });
  });

  it('may say itself where it leads', () => {
    const graph = graphOf(insertStep(GRAPH, { ...WAIT, next: 'mail' }, { after: 'invite' }));
    expect(step(graph, 'wait-1')).toMatchObject({ next: 'mail' });
    expect(validateSequence(graph).map((problem) => problem.code)).toContain('unreachable_step');
  });

  it('that is a condition leads on both branches to what followed', () => {
    const ask: LooseStep = { id: 'ask', kind: 'condition', if: { ask: 'has_email' } };
    expect(step(graphOf(insertStep(GRAPH, ask, { after: 'mail' })), 'ask')).toMatchObject({
      then: 'end',
      else: 'end',
    });
  });

  it.each([
    ['step_id_taken', { ...WAIT, id: 'mail' }, { after: 'mail' }],
    ['no_such_step', WAIT, { after: 'gone' }],
    ['nothing_follows_an_end', WAIT, { after: 'end' }],
    ['branch_needed', WAIT, { after: 'accepted' }],
    ['no_branches', WAIT, { after: 'mail', branch: 'then' as const }],
    ['no_branches', WAIT, { branch: 'then' as const }],
  ])('is refused with %s when its place is not clear', (code, added, place) => {
    expect(codeOf(insertStep(GRAPH, added, place))).toBe(code);
  });

  it('gets a readable id that is free', () => {
    const graph = graphOf(insertStep(GRAPH, WAIT, { after: 'message' }));
    expect([freeStepId(graph, 'wait'), freeStepId(graph, 'linkedin_visit')]).toEqual([
      'wait-2',
      'linkedin-visit-1',
    ]);
  });
});

describe('a step that is removed', () => {
  it('leaves its neighbours joined', () => {
    const graph = graphOf(removeStep(GRAPH, 'message'));
    expect(step(graph, 'accepted')).toMatchObject({ then: 'end', else: 'mail' });
  });

  it('hands the start on', () => {
    expect(graphOf(removeStep(GRAPH, 'invite')).start).toBe('accepted');
  });

  it('needs a choice where it leads two ways', () => {
    expect(codeOf(removeStep(GRAPH, 'accepted'))).toBe('two_ways_on');
    expect(step(graphOf(removeStep(GRAPH, 'accepted', 'else')), 'invite')).toMatchObject({ next: 'mail' });
  });

  it('may not be the end that others lead to', () => {
    expect(codeOf(removeStep(GRAPH, 'end'))).toBe('no_way_on');
  });

  it('may be an end that nothing leads to', () => {
    const graph = { ...GRAPH, steps: [...GRAPH.steps, { id: 'other', kind: 'end' as const }] };
    expect(removeStep(graph, 'other')).toEqual({ ok: true, graph: GRAPH });
  });
});

describe('a step that is moved', () => {
  it('keeps its id and its words', () => {
    const graph = graphOf(moveStep(GRAPH, 'mail', { after: 'message' }));
    expect(step(graph, 'message')).toMatchObject({ next: 'mail' });
    expect(step(graph, 'mail')).toEqual(step(GRAPH, 'mail'));
    expect(step(graph, 'accepted')).toMatchObject({ then: 'message', else: 'end' });
    expect(validateSequence(graph).filter((problem) => problem.level === 'error')).toEqual([]);
  });

  it('is no end and no fork', () => {
    expect(codeOf(moveStep(GRAPH, 'end', {}))).toBe('no_way_on');
    expect(codeOf(moveStep(GRAPH, 'accepted', {}))).toBe('two_ways_on');
    expect(codeOf(moveStep(GRAPH, 'mail', { after: 'mail' }))).toBe('after_itself');
  });
});

describe('a split', () => {
  const split: LooseStep = {
    id: 'split',
    kind: 'split',
    variants: [
      { name: 'A', weight: 1 },
      { name: 'B', weight: 1 },
    ],
  };
  const SPLIT = graphOf(insertStep(GRAPH, split, { after: 'message' }));
  const nextOf = (graph: SequenceGraph) =>
    [step(graph, 'split')].flatMap((one) => (one ? edgesOf(one) : [])).map(({ to }) => to);

  it('leads each variant to what followed', () => {
    expect(step(SPLIT, 'message')).toMatchObject({ next: 'split' });
    expect(new Set(nextOf(SPLIT)).size).toBe(1);
  });

  it('takes a step into one of its branches, by name', () => {
    const graph = graphOf(insertStep(SPLIT, WAIT, { after: 'split', branch: 'B' }));
    const [a, b] = nextOf(graph);
    expect(b).toBe('wait-1');
    expect(step(graph, 'wait-1')).toMatchObject({ next: a });
    expect(codeOf(insertStep(SPLIT, WAIT, { after: 'split' }))).toBe('branch_needed');
    expect(codeOf(insertStep(SPLIT, WAIT, { after: 'split', branch: 'then' }))).toBe('branch_needed');
  });

  it('goes out when somebody says which of two branches stays', () => {
    const graph = graphOf(insertStep(SPLIT, WAIT, { after: 'split', branch: 'B' }));
    expect(codeOf(removeStep(graph, 'split'))).toBe('two_ways_on');
    expect(step(graphOf(removeStep(graph, 'split', 'B')), 'message')).toMatchObject({ next: 'wait-1' });
    expect(codeOf(moveStep(graph, 'split', {}))).toBe('two_ways_on');
  });
});

describe('whatever is edited', () => {
  const places = fc.constantFrom(
    {},
    { after: 'invite' },
    { after: 'message' },
    { after: 'mail' },
    { after: 'accepted', branch: 'then' as const },
    { after: 'accepted', branch: 'else' as const },
  );

  it('can be taken back: adding and removing a step changes nothing', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(removeStep(graphOf(insertStep(GRAPH, WAIT, place)), 'wait-1')).toEqual({
          ok: true,
          graph: GRAPH,
        });
      }),
    );
  });

  it('leaves every other step its id and its words, and a sound sequence sound', () => {
    const wordsOf = ({ steps }: SequenceGraph) =>
      steps.map((one) => [one.id, one.kind, 'body' in one ? one.body : null]);
    fc.assert(
      fc.property(fc.array(places, { maxLength: 12 }), (path) => {
        const grown = path.reduce<SequenceGraph>(
          (graph, place) => graphOf(insertStep(graph, { ...WAIT, id: freeStepId(graph, 'wait') }, place)),
          GRAPH,
        );
        expect(wordsOf(grown)).toEqual(expect.arrayContaining(wordsOf(GRAPH)));
        expect(validateSequence(grown).filter((problem) => problem.level === 'error')).toEqual([]);
      }),
    );
  });
});
