/** Random sequences without circles, and what is known about the lead that walks them. */
import fc from 'fast-check';
import type { Duration, EnrollmentFacts, Question, SequenceGraph, Step, StepId } from '#domain';

const durations: fc.Arbitrary<Duration> = fc.record(
  {
    days: fc.integer({ min: 0, max: 5 }),
    hours: fc.integer({ min: 0, max: 30 }),
    minutes: fc.integer({ min: 1, max: 90 }),
  },
  { requiredKeys: ['minutes'] },
);

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.constantFrom<Question>(
    { ask: 'invitation_accepted' },
    { ask: 'replied' },
    { ask: 'has_email' },
    { ask: 'has_linkedin' },
  ),
  fc.record({
    ask: fc.constant('field_equals' as const),
    field: fc.constant('plan'),
    value: fc.constantFrom('pro', 'free'),
  }),
);

const stepAt = (index: number, last: number): fc.Arbitrary<Step> => {
  const id = `s${index}`;
  if (index === last) return fc.constant({ id, kind: 'end' });
  const target = fc.integer({ min: index + 1, max: last }).map((to) => `s${to}`);
  return fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('email' as const),
      subject: fc.constant('Hello {{ first_name }}'),
      body: fc.constant('A body'),
      next: target,
    }),
    fc.record({ id: fc.constant(id), kind: fc.constant('linkedin_visit' as const), next: target }),
    fc.record({ id: fc.constant(id), kind: fc.constant('linkedin_invite' as const), next: target }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('linkedin_message' as const),
      body: fc.constant('Hi'),
      next: target,
    }),
    fc.record({ id: fc.constant(id), kind: fc.constant('wait' as const), for: durations, next: target }),
    fc.record(
      {
        id: fc.constant(id),
        kind: fc.constant('condition' as const),
        if: questions,
        within: durations,
        then: target,
        else: target,
      },
      { requiredKeys: ['id', 'kind', 'if', 'then', 'else'] },
    ),
  );
};

/** Free of circles and dangling references; a step may be unreachable. */
export const sequences: fc.Arbitrary<SequenceGraph> = fc
  .integer({ min: 0, max: 12 })
  .chain((last) => fc.tuple(...Array.from({ length: last + 1 }, (_, index) => stepAt(index, last))))
  .map((steps) => ({ start: 's0', steps }));

/** Steps that point anywhere: at themselves, backwards, at nothing, under an id that is taken. */
export const wildSequences: fc.Arbitrary<SequenceGraph> = fc
  .record({ graph: sequences, start: fc.nat(14), ids: fc.array(fc.nat(14)), edges: fc.array(fc.nat(14)) })
  .map(({ graph, start, ids, edges }) => ({
    start: `s${start}`,
    steps: graph.steps.map((step, index) => rewire(step, ids[index], edges[index])),
  }));

function rewire(step: Step, id: number | undefined, edge: number | undefined): Step {
  const renamed = id === undefined ? step : { ...step, id: `s${id}` };
  if (edge === undefined || renamed.kind === 'end') return renamed;
  return renamed.kind === 'condition' ? { ...renamed, then: `s${edge}` } : { ...renamed, next: `s${edge}` };
}

export const factsWith = (
  touches: Readonly<Record<StepId, EnrollmentFacts['touches'][string]>> = {},
): fc.Arbitrary<EnrollmentFacts> =>
  fc.record({
    hasEmail: fc.boolean(),
    hasLinkedin: fc.boolean(),
    invitationAccepted: fc.boolean(),
    replied: fc.boolean(),
    fields: fc.record({ plan: fc.constantFrom('pro', ' PRO ', 'free') }, { requiredKeys: [] }),
    touches: fc.constant(touches),
  });
