/** Random sequences without circles, and what is known about the lead that walks them. */
import fc from 'fast-check';
import {
  type Duration,
  type EnrollmentFacts,
  type GoalQuestion,
  type Question,
  type SequenceGraph,
  type Step,
  type StepId,
  type WeeklyMoment,
  withEdges,
} from '#domain';

const durations: fc.Arbitrary<Duration> = fc.record(
  {
    days: fc.integer({ min: 0, max: 5 }),
    hours: fc.integer({ min: 0, max: 30 }),
    minutes: fc.integer({ min: 1, max: 90 }),
  },
  { requiredKeys: ['minutes'] },
);

const fieldEquals = fc.record({
  ask: fc.constant('field_equals' as const),
  field: fc.constant('plan'),
  value: fc.constantFrom('pro', 'free'),
});

const questions: fc.Arbitrary<Question> = fc.oneof(
  fc.constantFrom<Question>(
    { ask: 'invitation_accepted' },
    { ask: 'replied' },
    { ask: 'has_email' },
    { ask: 'has_linkedin' },
    { ask: 'meeting_booked' },
    { ask: 'deal_won' },
  ),
  fieldEquals,
);

const goalQuestions: fc.Arbitrary<GoalQuestion> = fc.oneof(
  fc.constantFrom<GoalQuestion>({ ask: 'replied' }, { ask: 'meeting_booked' }, { ask: 'deal_won' }),
  fieldEquals,
);

const moments: fc.Arbitrary<WeeklyMoment> = fc.record(
  {
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  },
  { requiredKeys: ['time'] },
);

const waitsFor = fc
  .tuple(durations, fc.integer({ min: 0, max: 6 }))
  .map(([duration, workingDays]) => ({ ...duration, workingDays }));

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
    fc.record({ id: fc.constant(id), kind: fc.constant('linkedin_follow' as const), next: target }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('linkedin_inmail' as const),
      subject: fc.constant('Hello'),
      body: fc.constant('Hi'),
      next: target,
    }),
    fc.record({ id: fc.constant(id), kind: fc.constant('linkedin_withdraw' as const), next: target }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('manual_task' as const),
      title: fc.constant('Call them'),
      next: target,
    }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('split' as const),
      by: fc.constantFrom('lead' as const, 'company' as const),
      variants: fc
        .tuple(fc.integer({ min: 2, max: 4 }), fc.array(target, { minLength: 4, maxLength: 4 }))
        .map(([count, targets]) =>
          targets
            .slice(0, count)
            .map((next, place) => ({ name: 'ABCD'.charAt(place), weight: place + 1, next })),
        ),
    }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('set_field' as const),
      field: fc.constant('plan'),
      value: fc.constantFrom('pro', 'free'),
      next: target,
    }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('add_to_audience' as const),
      audienceId: fc.constant('aud_01h455vb4pex5vsknk084sn02q'),
      next: target,
    }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('webhook' as const),
      webhookId: fc.constant('whk_01h455vb4pex5vsknk084sn02q'),
      next: target,
    }),
    fc.record({ id: fc.constant(id), kind: fc.constant('goal' as const), if: goalQuestions, next: target }),
    fc.record(
      {
        id: fc.constant(id),
        kind: fc.constant('wait' as const),
        for: waitsFor,
        until: moments,
        next: target,
      },
      { requiredKeys: ['id', 'kind', 'for', 'next'] },
    ),
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
  if (edge === undefined) return renamed;
  // The first way on is bent, the others stay.
  let isFirst = true;
  return withEdges(renamed, ({ to }) => {
    const bent = isFirst ? `s${edge}` : to;
    isFirst = false;
    return bent;
  });
}

export const factsWith = (
  touches: Readonly<Record<StepId, EnrollmentFacts['touches'][string]>> = {},
): fc.Arbitrary<EnrollmentFacts> =>
  fc.record({
    hasEmail: fc.boolean(),
    hasLinkedin: fc.boolean(),
    invitationAccepted: fc.boolean(),
    invitationPending: fc.boolean(),
    replied: fc.boolean(),
    meetingBooked: fc.boolean(),
    dealWon: fc.boolean(),
    fields: fc.record({ plan: fc.constantFrom('pro', ' PRO ', 'free') }, { requiredKeys: [] }),
    touches: fc.constant(touches),
    taken: fc.constant({}),
    dealt: fc.record({
      campaignId: fc.uuid(),
      leadId: fc.uuid(),
      companyId: fc.option(fc.uuid()),
    }),
    calendar: fc.record({
      zone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
      holidays: fc.subarray(['2026-12-25', '2026-12-26', '2027-01-01']),
    }),
  });
