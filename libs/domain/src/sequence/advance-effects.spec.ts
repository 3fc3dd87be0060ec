import '../../../../test/support/temporal-equality.js';
import { advance, type EnrollmentFacts, type PastTouch } from './advance.js';
import type { SequenceGraph, Step } from './graph.js';

const START = Temporal.Instant.from('2026-11-23T09:00:00Z');
const LATER = START.add({ hours: 30 });
const at = (stepId: string, enteredAt = START) => ({ stepId, enteredAt });
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
  dealt: { campaignId: 'spring', leadId: 'lead-1', companyId: null },
  calendar: { zone: 'UTC' },
  ...change,
});
const graph = (...steps: Step[]): SequenceGraph => ({ start: steps[0]?.id ?? '', steps });
const email = (id: string, next: string): Step => ({ id, kind: 'email', subject: 'Hi', body: 'Hi', next });
const end: Step = { id: 'end', kind: 'end' };
const open: PastTouch = { state: 'open' };

const SPLIT = graph(
  {
    id: 'split',
    kind: 'split',
    variants: [
      { name: 'A', weight: 1, next: 'short' },
      { name: 'B', weight: 1, next: 'long' },
    ],
  },
  email('short', 'end'),
  email('long', 'end'),
  end,
);

describe('a split', () => {
  it('is decided once, on the way to the touch', () => {
    const next = advance(SPLIT, at('split'), facts(), START);
    const variant = next.decisions[0]?.decide === 'variant' ? next.decisions[0].variant : '';
    expect(next).toMatchObject({
      do: 'touch',
      step: { id: variant === 'A' ? 'short' : 'long' },
      decisions: [{ decide: 'variant', stepId: 'split', variant }],
    });
  });

  it.each(['A', 'B'])('keeps the variant %s that was dealt before', (variant) => {
    const known = facts({ taken: { split: { variant } } });
    expect(advance(SPLIT, at('split'), known, START)).toMatchObject({
      step: { id: variant === 'A' ? 'short' : 'long' },
      decisions: [],
    });
  });

  it('deals anew where the variant is gone', () => {
    const known = facts({ taken: { split: { variant: 'Z' } } });
    expect(advance(SPLIT, at('split'), known, START).decisions).toHaveLength(1);
  });
});

describe('effects on the way', () => {
  const GRAPH = graph(
    { id: 'set', kind: 'set_field', field: 'stage', value: 'Warm', next: 'add' },
    { id: 'add', kind: 'add_to_audience', audienceId: 'aud_1', next: 'hook' },
    { id: 'hook', kind: 'webhook', webhookId: 'whk_1', next: 'if' },
    {
      id: 'if',
      kind: 'condition',
      if: { ask: 'field_equals', field: 'stage', value: 'warm' },
      then: 'mail',
      else: 'end',
    },
    email('mail', 'end'),
    end,
  );

  it('are decided in their order, and what is set counts at once', () => {
    expect(advance(GRAPH, at('set'), facts(), START)).toMatchObject({
      do: 'touch',
      step: { id: 'mail' },
      decisions: [
        { decide: 'set_field', stepId: 'set', field: 'stage', value: 'Warm' },
        { decide: 'add_to_audience', stepId: 'add', audienceId: 'aud_1' },
        { decide: 'webhook', stepId: 'hook', webhookId: 'whk_1' },
      ],
    });
  });

  it('are never decided twice, even for somebody who is led there again', () => {
    const known = facts({ taken: { set: {}, hook: {} } });
    expect(advance(GRAPH, at('set'), known, START).decisions).toEqual([
      { decide: 'add_to_audience', stepId: 'add', audienceId: 'aud_1' },
    ]);
  });
});

describe('a goal', () => {
  const GRAPH = graph(
    email('one', 'pause'),
    { id: 'pause', kind: 'wait', for: { days: 3 }, next: 'two' },
    email('two', 'end'),
    { id: 'met', kind: 'goal', if: { ask: 'meeting_booked' }, next: 'task' },
    { id: 'task', kind: 'manual_task', title: 'Prepare the call', next: 'end' },
    end,
  );
  const reached = { decide: 'goal', stepId: 'met', moved: true };

  it.each([
    ['waits for its turn', at('one'), { one: open }],
    ['waits', at('pause'), {}],
    ['is at the end of its way', at('two'), { two: { state: 'over', overAt: START } as const }],
  ])('is reached from wherever somebody stands: who %s', (_name, position, touches) => {
    const known = facts({ meetingBooked: true, touches });
    expect(advance(GRAPH, position, known, LATER)).toMatchObject({
      do: 'touch',
      at: at('task', LATER),
      step: { id: 'task' },
      decisions: [reached],
    });
  });

  it('is reached once, and leads nobody back', () => {
    const known = facts({ meetingBooked: true, touches: { task: open } });
    expect(advance(GRAPH, at('task'), known, LATER)).toMatchObject({
      do: 'await_touch',
      decisions: [{ ...reached, moved: false }],
    });
    expect(advance(GRAPH, at('one'), { ...known, taken: { met: {} } }, LATER)).toMatchObject({
      do: 'touch',
      step: { id: 'one' },
      decisions: [],
    });
  });

  it('is passed over by who walks into it without meeting its condition', () => {
    const inline = graph(
      { id: 'met', kind: 'goal', if: { ask: 'deal_won' }, next: 'one' },
      email('one', 'end'),
      end,
    );
    expect(advance(inline, at('met'), facts(), START)).toMatchObject({ step: { id: 'one' }, decisions: [] });
  });

  it('is reached by what the sequence itself writes', () => {
    const own = graph(
      { id: 'set', kind: 'set_field', field: 'tier', value: 'A', next: 'one' },
      email('one', 'end'),
      { id: 'tiered', kind: 'goal', if: { ask: 'field_equals', field: 'tier', value: 'a' }, next: 'end' },
      end,
    );
    expect(advance(own, at('set'), facts(), START)).toMatchObject({
      do: 'finish',
      decisions: [{ decide: 'set_field' }, { decide: 'goal', stepId: 'tiered', moved: true }],
    });
  });
});

describe('what is passed over', () => {
  const after = (step: Step): SequenceGraph => graph(step, email('mail', 'end'), end);
  it.each<[string, Step, Partial<EnrollmentFacts>]>([
    ['a withdrawal without an invitation', { id: 's', kind: 'linkedin_withdraw', next: 'mail' }, {}],
    [
      'an InMail to a connection',
      { id: 's', kind: 'linkedin_inmail', subject: 'Hi', body: 'Hi', next: 'mail' },
      { invitationAccepted: true },
    ],
    ['a follow without LinkedIn', { id: 's', kind: 'linkedin_follow', next: 'mail' }, { hasLinkedin: false }],
  ])('%s', (_name, step, change) => {
    expect(advance(after(step), at('s'), facts(change), START)).toMatchObject({ step: { id: 'mail' } });
  });

  it('not a withdrawal of an invitation that waits', () => {
    const step: Step = { id: 's', kind: 'linkedin_withdraw', next: 'mail' };
    expect(advance(after(step), at('s'), facts({ invitationPending: true }), START)).toMatchObject({
      step: { id: 's' },
    });
  });
});
