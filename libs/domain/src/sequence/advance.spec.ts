import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import { factsWith, sequences } from '../../../../test/support/arbitraries/sequences.js';
import {
  advance,
  type Advance,
  type EnrollmentFacts,
  type EnrollmentPosition,
  type PastTouch,
} from './advance.js';
import { goalsOf } from './goals.js';
import type { SequenceGraph } from './graph.js';

const START = Temporal.Instant.from('2026-11-23T09:00:00Z');
const days = (count: number) => START.add({ hours: 24 * count });
const at = (stepId: string, enteredAt = START): EnrollmentPosition => ({ stepId, enteredAt });

const facts = (change: Partial<EnrollmentFacts> = {}): EnrollmentFacts => ({
  hasEmail: true,
  hasLinkedin: true,
  invitationAccepted: false,
  invitationPending: false,
  replied: false,
  meetingBooked: false,
  dealWon: false,
  fields: {},
  touches: {},
  taken: {},
  dealt: { campaignId: 'campaign', leadId: 'lead', companyId: null },
  calendar: { zone: 'UTC' },
  ...change,
});

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
      else: 'email',
    },
    { id: 'message', kind: 'linkedin_message', body: 'Hi', next: 'end' },
    { id: 'email', kind: 'email', subject: 'Hi', body: 'Hi', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 3 }, next: 'again' },
    { id: 'again', kind: 'email', body: 'Hi again', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const over = (overAt?: Temporal.Instant): PastTouch => ({ state: 'over', overAt });

describe('advance', () => {
  it('asks for the touch of the first step', () => {
    expect(advance(GRAPH, at('invite'), facts(), START)).toMatchObject({
      do: 'touch',
      step: { id: 'invite' },
    });
  });

  it('awaits a touch that is open', () => {
    const now = advance(GRAPH, at('invite'), facts({ touches: { invite: { state: 'open' } } }), days(1));
    expect(now).toEqual({ do: 'await_touch', at: at('invite'), decisions: [] });
  });

  it('waits for an answer, counted from when the touch was over', () => {
    const known = facts({ touches: { invite: over(days(1)) } });
    expect(advance(GRAPH, at('invite'), known, days(2))).toEqual({
      do: 'wait',
      at: at('accepted', days(1)),
      until: days(6),
      decisions: [],
    });
  });

  it.each([
    ['before the step was entered', days(-3), days(1)],
    ['in the future', days(9), days(2)],
  ])('a touch that claims to have ended %s moves no wait out of reach', (_name, overAt, counted) => {
    const known = facts({ touches: { email: over(overAt) } });
    const next = advance(GRAPH, at('email', days(1)), known, days(2));
    expect(next).toMatchObject({ do: 'wait', at: at('pause', counted) });
  });

  it('takes the yes as soon as it comes', () => {
    const known = facts({ invitationAccepted: true, touches: { invite: over(START) } });
    expect(advance(GRAPH, at('accepted'), known, days(2))).toMatchObject({
      do: 'touch',
      step: { id: 'message' },
    });
  });

  it('takes the other branch at the time-out, and not a moment before', () => {
    const known = facts({ touches: { invite: over(START) } });
    const early = days(5).subtract({ nanoseconds: 1 });
    expect(advance(GRAPH, at('accepted'), known, early)).toMatchObject({ do: 'wait', until: days(5) });
    expect(advance(GRAPH, at('accepted'), known, days(5))).toMatchObject({
      do: 'touch',
      step: { id: 'email' },
    });
  });

  it('a late look does not push the plan back', () => {
    const known = facts({ touches: { invite: over(START), email: over(days(5)) } });
    expect(advance(GRAPH, at('email', days(5)), known, days(7))).toMatchObject({
      do: 'wait',
      until: days(8),
    });
  });

  it('a late look at one wait does not lengthen the next', () => {
    const graph: SequenceGraph = {
      start: 'first',
      steps: [
        { id: 'first', kind: 'wait', for: { days: 2 }, next: 'second' },
        { id: 'second', kind: 'wait', for: { days: 3 }, next: 'end' },
        { id: 'end', kind: 'end' },
      ],
    };
    expect(advance(graph, at('first'), facts(), days(4))).toMatchObject({ do: 'wait', until: days(5) });
    expect(advance(graph, at('first'), facts(), days(6))).toMatchObject({ do: 'finish' });
  });

  it('never invites somebody who is already connected', () => {
    const known = facts({ invitationAccepted: true });
    expect(advance(GRAPH, at('invite'), known, START)).toMatchObject({
      do: 'touch',
      step: { id: 'message' },
    });
  });

  it.each<[string, Partial<EnrollmentFacts>, string, string]>([
    ['no email', { hasEmail: false }, 'email', 'pause'],
    ['no LinkedIn', { hasLinkedin: false }, 'invite', 'accepted'],
  ])('passes over what cannot be reached: %s', (_name, change, from, to) => {
    expect(advance(GRAPH, at(from), facts(change), START)).toMatchObject({ do: 'wait', at: { stepId: to } });
  });

  it('finishes at the end', () => {
    const known = facts({ touches: { again: over(START) } });
    expect(advance(GRAPH, at('again'), known, days(1))).toEqual({
      do: 'finish',
      at: at('end'),
      decisions: [],
    });
  });

  it('compares fields as people do, and finds none that nobody set', () => {
    const ask = (field: string, value: string): SequenceGraph => ({
      start: 'if',
      steps: [
        {
          id: 'if',
          kind: 'condition',
          if: { ask: 'field_equals', field, value },
          then: 'constructor',
          else: 'no',
        },
        { id: 'constructor', kind: 'linkedin_visit', next: 'no' },
        { id: 'no', kind: 'end' },
      ],
    });
    const known = facts({ fields: { city: '  Zürich ' } });
    expect(advance(ask('city', 'zurich'), at('if'), known, START)).toMatchObject({ do: 'touch' });
    expect(advance(ask('city', 'Bern'), at('if'), known, START).do).toBe('finish');
    expect(advance(ask('toString', 'x'), at('if'), known, START).do).toBe('finish');
  });

  it('refuses to walk in a circle', () => {
    const circle: SequenceGraph = {
      start: 'a',
      steps: [{ id: 'a', kind: 'condition', if: { ask: 'replied' }, then: 'a', else: 'a' }],
    };
    expect(() => advance(circle, at('a'), facts(), START)).toThrow('circle');
  });
});

/** What the facts say once the decisions were written down. */
function noted(known: EnrollmentFacts, { decisions }: Advance): EnrollmentFacts {
  const taken = decisions.map((decision) => [
    decision.stepId,
    decision.decide === 'variant' ? { variant: decision.variant } : {},
  ]);
  const fields = decisions.flatMap((decision) =>
    decision.decide === 'set_field' ? [[decision.field, decision.value]] : [],
  );
  return {
    ...known,
    taken: { ...known.taken, ...Object.fromEntries(taken) },
    fields: { ...known.fields, ...Object.fromEntries(fields) },
  };
}

const isGoalless = (graph: SequenceGraph): boolean => goalsOf(graph).length === 0;

const moments = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => START.add({ minutes }));
const pasts: fc.Arbitrary<PastTouch> = fc.oneof(
  fc.constant<PastTouch>({ state: 'open' }),
  fc.option(moments, { nil: undefined }).map((overAt) => over(overAt)),
);
const walks = sequences.chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    position: fc
      .tuple(fc.nat(graph.steps.length - 1), moments)
      .map(([index, entered]) => at(`s${index}`, entered)),
    known: fc
      .dictionary(
        fc.nat(12).map((index) => `s${index}`),
        pasts,
      )
      .chain((touches) => factsWith(touches)),
    now: moments,
  }),
);

describe('whatever the sequence, the lead and the moment', () => {
  it('never asks for a touch that exists, and never awaits one that is over', () => {
    fc.assert(
      fc.property(walks, ({ graph, position, known, now }) => {
        const next = advance(graph, position, known, now);
        if (next.do === 'touch') expect(known.touches[next.step.id]).toBeUndefined();
        if (next.do === 'await_touch') expect(known.touches[next.at.stepId]?.state).toBe('open');
      }),
      { numRuns: 500 },
    );
  });

  it('a wait lies ahead, and asking when it is over never waits for the same instant again', () => {
    fc.assert(
      fc.property(walks, ({ graph, position, known, now }) => {
        const next = advance(graph, position, known, now);
        if (next.do !== 'wait') return;
        expect(Temporal.Instant.compare(next.until, now)).toBe(1);
        const then = advance(graph, next.at, noted(known, next), next.until);
        if (then.do === 'wait') {
          expect(Temporal.Instant.compare(then.until, next.until)).toBe(1);
          expect(then.at.stepId).not.toBe(next.at.stepId);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('asking again changes nothing', () => {
    fc.assert(
      fc.property(walks, ({ graph, position, known, now }) => {
        const next = advance(graph, position, known, now);
        expect(advance(graph, position, known, now)).toEqual(next);
        const again = advance(graph, next.at, noted(known, next), now);
        expect(again).toEqual({ ...next, decisions: [] });
      }),
    );
  });

  it('looking more often never changes where the lead ends up', () => {
    fc.assert(
      fc.property(walks, moments, ({ graph, position, known, now }, between) => {
        const settled =
          isGoalless(graph) &&
          graph.steps.every((step) => step.kind !== 'condition') &&
          Object.values(known.touches).every((touch) => touch.overAt);
        fc.pre(settled && Temporal.Instant.compare(between, now) <= 0);
        fc.pre(
          Object.values(known.touches).every(
            (touch) => !touch.overAt || Temporal.Instant.compare(touch.overAt, between) <= 0,
          ),
        );
        const early = advance(graph, position, known, between);
        const late = advance(graph, early.at, noted(known, early), now);
        const once = advance(graph, position, known, now);
        expect({ ...late, decisions: [...early.decisions, ...late.decisions] }).toEqual(once);
      }),
    );
  });

  it('always comes to its end, each touch and each decision at most once', () => {
    fc.assert(
      fc.property(sequences, factsWith(), (graph, start) => {
        const asked: string[] = [];
        const decided: string[] = [];
        let known = start;
        let position = at(graph.start);
        let now = START;
        for (let turn = 0; ; turn += 1) {
          expect(turn).toBeLessThanOrEqual(3 * graph.steps.length);
          const next = advance(graph, position, known, now);
          position = next.at;
          known = noted(known, next);
          decided.push(...next.decisions.map(({ stepId }) => stepId));
          if (next.do === 'finish') break;
          if (next.do === 'wait') now = next.until;
          if (next.do === 'touch') {
            asked.push(next.step.id);
            now = now.add({ minutes: 7 });
            known = { ...known, touches: { ...known.touches, [next.step.id]: over(now) } };
          }
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(new Set(decided).size).toBe(decided.length);
      }),
      { numRuns: 1000 },
    );
  });
});
