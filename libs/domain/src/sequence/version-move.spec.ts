import fc from 'fast-check';
import { advance, type EnrollmentFacts } from './advance.js';
import type { SequenceGraph, Step, StepId } from './graph.js';
import { isTouchStep } from './graph.js';
import { differenceOf, moveToVersion, type Place, type Standing } from './version-move.js';

const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');

/** `a:b` is an email "a" that leads to "b"; `?c:x,y` asks; `~w:b` waits. */
function graphOf(...written: string[]): SequenceGraph {
  const steps = written.map((text): Step => {
    const [, sign = '', id = '', to = ''] = /^([?~]?)(\w+):?(.*)$/.exec(text) ?? [];
    const [first = '', second = first] = to.split(',');
    if (sign === '?') return { id, kind: 'condition', if: { ask: 'replied' }, then: first, else: second };
    if (sign === '~') return { id, kind: 'wait', for: { days: 2 }, next: first };
    return to === '' ? { id, kind: 'end' } : { id, kind: 'email', subject: 's', body: 'b', next: first };
  });
  return { start: steps[0]?.id ?? '', steps };
}

const OLD = graphOf('a:w', '~w:s', 's:c', '?c:y,n', 'y:end', 'n:end', 'end');
const at = (stepId: StepId, more: Partial<Standing> = {}): Standing => ({
  graph: OLD,
  stepId,
  touch: 'free',
  ...more,
});

describe('where a lead goes', () => {
  it.each<[string, Standing, SequenceGraph, object]>([
    ['its step is there', at('s'), graphOf('x:s', 's:end', 'end'), { do: 'keep_step', stepId: 's' }],
    ['its step was moved', at('w'), graphOf('a:s', 's:w', '~w:end', 'end'), { do: 'keep_step', stepId: 'w' }],
    [
      'its step is gone: after the one before it',
      at('s'),
      graphOf('a:w', '~w:t', 't:end', 'end'),
      { do: 'relocate', stepId: 't', after: 'w' },
    ],
    [
      'two steps are gone: after the nearest that is left',
      at('s'),
      graphOf('a:t', 't:end', 'end'),
      { do: 'relocate', stepId: 't', after: 'a' },
    ],
    [
      'on the branch on which it was',
      at('y'),
      graphOf('a:w', '~w:s', 's:c', '?c:z,n', 'z:end', 'n:end', 'end'),
      { do: 'relocate', stepId: 'z', after: 'c' },
    ],
    [
      'the question became an email',
      at('n'),
      graphOf('a:c', 'c:z', 'z:end', 'end'),
      { do: 'relocate', stepId: 'z', after: 'c' },
    ],
    ['nothing before it is left', at('s'), graphOf('q:end', 'end'), { do: 'relocate', stepId: 'q' }],
    ['the start is gone', at('a'), graphOf('q:s', 's:end', 'end'), { do: 'relocate', stepId: 'q' }],
    [
      'its touch is under way and the step is there',
      at('s', { touch: 'under_way' }),
      graphOf('s:end', 'end'),
      { do: 'keep_step', stepId: 's' },
    ],
    [
      'its touch is under way and the step is gone',
      at('s', { touch: 'under_way' }),
      graphOf('q:end', 'end'),
      { do: 'stay_behind' },
    ],
    [
      'its own step is there again',
      at('t', { graph: graphOf('t:end', 'end'), home: { graph: OLD, stepId: 's' } }),
      OLD,
      { do: 'return', stepId: 's' },
    ],
    [
      'it was sent something where it was put, so that is its place',
      at('t', { graph: graphOf('t:end', 'end'), home: { graph: OLD, stepId: 's' }, touch: 'over' }),
      graphOf('s:t', 't:end', 'end'),
      { do: 'keep_step', stepId: 't' },
    ],
    [
      'it was put elsewhere, and is put elsewhere again: from its own place',
      at('q', { graph: graphOf('q:end', 'end'), home: { graph: OLD, stepId: 's' } }),
      graphOf('a:t', 't:q', 'q:end', 'end'),
      { do: 'relocate', stepId: 't', after: 'a' },
    ],
  ])('%s', (_what, standing, to, move) => {
    expect(moveToVersion(standing, to)).toMatchObject(move);
  });

  it('says what an edit changed', () => {
    const changed = graphOf('a:s', 's:c', '?c:y,n', 'y:end', 'n:z', 'z:end', 'end');
    expect(differenceOf(OLD, changed)).toEqual({ added: ['z'], removed: ['w'], changed: ['a', 'n'] });
    expect(differenceOf(OLD, structuredClone(OLD))).toEqual({ added: [], removed: [], changed: [] });
  });
});

// ── Properties, over any versions ───────────────────────────────────────────────────────────────────────────────

/** Steps in an order of their own; each leads only to later ones, so that no graph has a circle. */
const graphs: fc.Arbitrary<SequenceGraph> = fc
  .record({
    ids: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 1 }),
    kinds: fc.array(fc.constantFrom<Step['kind']>('email', 'wait', 'condition'), {
      minLength: 7,
      maxLength: 7,
    }),
    leaps: fc.array(fc.nat(6), { minLength: 14, maxLength: 14 }),
  })
  .map(({ ids, kinds, leaps }) => {
    const to = (from: number, leap: number) => ids[from + 1 + (leap % 3)] ?? 'end';
    const steps = ids.map((id, index): Step => {
      const [next, other] = [to(index, leaps[index * 2] ?? 0), to(index, leaps[index * 2 + 1] ?? 0)];
      if (kinds[index] === 'wait') return { id, kind: 'wait', for: { days: 1 }, next };
      if (kinds[index] === 'condition')
        return { id, kind: 'condition', if: { ask: 'replied' }, then: next, else: other };
      return { id, kind: 'email', subject: 's', body: 'b', next };
    });
    return { start: ids[0] ?? 'end', steps: [...steps, { id: 'end', kind: 'end' as const }] };
  });
const versions = fc.array(graphs, { minLength: 2, maxLength: 5 });

interface Lead {
  place: Place;
  home: Place | undefined;
}
function moved({ place, home }: Lead, to: SequenceGraph, touch: Standing['touch'] = 'free'): Lead {
  const move = moveToVersion({ ...place, home, touch }, to);
  if (move.do === 'stay_behind') return { place, home };
  return {
    place: { graph: to, stepId: move.stepId },
    home: move.do === 'relocate' ? move.home : undefined,
  };
}
const stepIn = (graph: SequenceGraph, pick: number) => graph.steps[pick % graph.steps.length]?.id ?? 'end';

describe('whatever is edited', () => {
  it('nobody is lost: everybody stands at a step of the version that they are on', () => {
    fc.assert(
      fc.property(
        versions,
        fc.nat(),
        fc.constantFrom('free', 'under_way', 'over'),
        ([first, ...rest], pick, touch) => {
          if (!first) return;
          let lead: Lead = { place: { graph: first, stepId: stepIn(first, pick) }, home: undefined };
          for (const to of rest) {
            lead = moved(lead, to, touch);
            expect(lead.place.graph.steps.map(({ id }) => id)).toContain(lead.place.stepId);
          }
        },
      ),
    );
  });

  it('going back after moves without a send is as if nothing had been', () => {
    fc.assert(
      fc.property(versions, fc.nat(), ([first, ...rest], pick) => {
        if (!first) return;
        const start: Lead = { place: { graph: first, stepId: stepIn(first, pick) }, home: undefined };
        const there = rest.reduce((lead, to) => moved(lead, to), start);
        expect(moved(there, first)).toEqual(start);
      }),
    );
  });

  it('versions in between that do not know its step leave no trace', () => {
    fc.assert(
      fc.property(versions, fc.nat(), ([first, ...rest], pick) => {
        const last = rest.at(-1);
        if (!first || !last) return;
        const stepId = stepIn(first, pick);
        const start: Lead = { place: { graph: first, stepId }, home: undefined };
        const strangers = rest.slice(0, -1).filter(({ steps }) => !steps.some(({ id }) => id === stepId));
        const several = [...strangers, last].reduce((lead, to) => moved(lead, to), start);
        expect(several).toEqual(moved(start, last));
      }),
    );
  });

  it('no step is sent twice, and everybody comes to an end, however often the version changes under them', () => {
    fc.assert(
      fc.property(versions, fc.array(fc.nat(4), { maxLength: 12 }), fc.boolean(), (all, changes, replied) => {
        const sent: StepId[] = [];
        let lead: Lead = { place: { graph: all[0] ?? OLD, stepId: all[0]?.start ?? 'a' }, home: undefined };
        let now = NOW;
        let enteredAt = NOW;
        for (let round = 0; round < 60; round += 1) {
          const change = changes[round];
          const to = change === undefined ? undefined : all[change % all.length];
          if (to) lead = moved(lead, to, sent.includes(lead.place.stepId) ? 'over' : 'free');
          const facts: EnrollmentFacts = {
            hasEmail: true,
            hasLinkedin: false,
            invitationAccepted: false,
            invitationPending: false,
            replied,
            meetingBooked: false,
            dealWon: false,
            fields: {},
            taken: {},
            dealt: { campaignId: 'c', leadId: 'l', companyId: null },
            calendar: { zone: 'UTC' },
            touches: Object.fromEntries(sent.map((id) => [id, { state: 'over' as const, overAt: now }])),
          };
          const next = advance(lead.place.graph, { stepId: lead.place.stepId, enteredAt }, facts, now);
          if (next.at.stepId !== lead.place.stepId)
            lead = { place: { graph: lead.place.graph, stepId: next.at.stepId }, home: undefined };
          enteredAt = next.at.enteredAt;
          if (next.do === 'finish') return;
          if (next.do === 'touch') {
            expect(sent).not.toContain(next.step.id);
            expect(isTouchStep(next.step)).toBe(true);
            sent.push(next.step.id);
          }
          now = now.add({ hours: 24 });
        }
        throw new Error('It never came to an end.');
      }),
    );
  });
});
