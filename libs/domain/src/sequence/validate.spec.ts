import fc from 'fast-check';
import { factsWith, sequences, wildSequences } from '../../../../test/support/arbitraries/sequences.js';
import { advance } from './advance.js';
import type { WaitTime } from '../time/wait-time.js';
import type { SequenceGraph, Step } from './graph.js';
import { validateSequence } from './validate.js';

const end: Step = { id: 'end', kind: 'end' };
const email = (change: Partial<Extract<Step, { kind: 'email' }>> = {}): Step => ({
  id: 'email',
  kind: 'email',
  subject: 'Hi {{ first_name }}',
  body: 'Hello',
  next: 'end',
  ...change,
});
const message = (change: Partial<Extract<Step, { kind: 'linkedin_message' }>> = {}): Step => ({
  id: 'message',
  kind: 'linkedin_message',
  body: 'Hello',
  next: 'end',
  ...change,
});
const invite = (note?: string, next = 'end'): Step => ({ id: 'invite', kind: 'linkedin_invite', note, next });
const wait = (duration: { days?: number; hours?: number; minutes?: number }): Step => ({
  id: 'wait',
  kind: 'wait',
  for: duration,
  next: 'email',
});
const waiting = (time: WaitTime): Step => ({ id: 'wait', kind: 'wait', ...time, next: 'email' });
const split = (...variants: [name: string, weight: number, next?: string][]): Step => ({
  id: 'split',
  kind: 'split',
  variants: variants.map(([name, weight, next = 'email']) => ({ name, weight, next })),
});
const field = (name: string): Step => ({
  id: 'set',
  kind: 'set_field',
  field: name,
  value: 'x',
  next: 'email',
});
const condition = (change: Partial<Extract<Step, { kind: 'condition' }>> = {}): Step => ({
  id: 'if',
  kind: 'condition',
  if: { ask: 'has_email' },
  then: 'email',
  else: 'end',
  ...change,
});
const graph = (...steps: Step[]): SequenceGraph => ({ start: steps[0]?.id ?? 'start', steps });
const found = (given: SequenceGraph) =>
  validateSequence(given).map(
    ({ path, code, level }) => `${path} ${code}${level === 'warning' ? ' (warning)' : ''}`,
  );

describe('validateSequence', () => {
  it.each<[string, SequenceGraph, string[]]>([
    ['a short one', graph(email(), end), []],
    ['a branch that meets again', graph(condition(), email(), end), []],
    ['no steps', graph(), ['steps no_steps']],
    ['a start that does not exist', { start: 'nowhere', steps: [email(), end] }, ['start missing_start']],
    [
      'a blank id',
      graph(email(), end, { id: ' ', kind: 'end' }),
      ['steps[2].id bad_step_id', 'steps[2] unreachable_step'],
    ],
    ['one id twice', graph(email(), end, { id: 'end', kind: 'end' }), ['steps[2].id duplicate_step_id']],
    [
      'a reference to nowhere',
      graph(condition({ then: 'x', else: 'y' }), end),
      [
        'steps[0].then dangling_reference',
        'steps[0].else dangling_reference',
        'steps[1] unreachable_step',
        'steps no_end_reachable',
        'steps nobody_contacted (warning)',
      ],
    ],
    [
      'a circle of two',
      graph(condition({ else: 'if' }), email({ next: 'if' }), end),
      ['steps[2] unreachable_step', 'steps[1].next circle', 'steps[0].else circle', 'steps no_end_reachable'],
    ],
    [
      'a step that points to itself',
      graph(email({ next: 'email' })),
      ['steps[0].next circle', 'steps no_end_reachable'],
    ],
    ['a step that nothing leads to', graph(email(), end, message()), ['steps[2] unreachable_step']],
    ['only an end', graph(end), ['steps nobody_contacted (warning)']],
    ['an empty email', graph(email({ body: ' \n' }), end), ['steps[0].body empty_body']],
    [
      'an empty message',
      graph(invite(undefined, 'message'), message({ body: '' }), end),
      ['steps[1].body empty_body'],
    ],
    [
      'a first email without a subject',
      graph(email({ subject: undefined }), end),
      ['steps[0].subject missing_subject'],
    ],
    [
      'a blank subject',
      graph(email({ next: 'again' }), email({ id: 'again', subject: ' ' }), end),
      ['steps[1].subject missing_subject'],
    ],
    [
      'a follow-up without a subject',
      graph(email({ next: 'again' }), email({ id: 'again', subject: undefined }), end),
      [],
    ],
    [
      'a follow-up that one branch makes the first',
      graph(
        condition({ else: 'again' }),
        email({ next: 'again' }),
        email({ id: 'again', subject: undefined }),
        end,
      ),
      ['steps[2].subject missing_subject'],
    ],
    [
      'a subject of two lines',
      graph(email({ subject: 'Hi\r\nBcc: x@example.com' }), end),
      ['steps[0].subject subject_not_one_line'],
    ],
    ['a long subject', graph(email({ subject: 'x'.repeat(201) }), end), ['steps[0].subject text_too_long']],
    ['a long email', graph(email({ body: 'x'.repeat(20_001) }), end), ['steps[0].body text_too_long']],
    ['a note of 300', graph(invite('x'.repeat(300)), end), []],
    ['a note of 301', graph(invite('x'.repeat(301)), end), ['steps[0].note text_too_long']],
    [
      'a note that is long only as written',
      graph(invite(`${'x'.repeat(290)}{{ first_name | default: "there" }}`), end),
      [],
    ],
    [
      'a long message',
      graph(invite(undefined, 'message'), message({ body: 'x'.repeat(8001) }), end),
      ['steps[1].body text_too_long'],
    ],
    [
      'an unknown variable',
      graph(email({ subject: '{{ firstname }}', body: '{{ custom.plan }} {{ nope }}' }), end),
      ['steps[0].subject unknown_variable', 'steps[0].body unknown_variable'],
    ],
    [
      'a placeholder that nobody can read',
      graph(email({ body: 'Hi {{ first_name' }), end),
      ['steps[0].body unreadable_placeholder'],
    ],
    ['no wait', graph(wait({}), email(), end), ['steps[0].for bad_wait']],
    ['a wait for nothing at all', graph(waiting({}), email(), end), ['steps[0] bad_wait']],
    ['a wait of working days', graph(waiting({ for: { workingDays: 2 } }), email(), end), []],
    ['a wait until Tuesday', graph(waiting({ until: { weekdays: [2], time: '09:30' } }), email(), end), []],
    [
      'half a working day',
      graph(waiting({ for: { workingDays: 0.5 } }), email(), end),
      ['steps[0].for bad_wait'],
    ],
    [
      'a year and more of working days',
      graph(waiting({ for: { workingDays: 261 } }), email(), end),
      ['steps[0].for wait_too_long'],
    ],
    [
      'a moment that is none',
      graph(waiting({ until: { weekdays: [8], time: '24:00' } }), email(), end),
      ['steps[0].until.time bad_moment', 'steps[0].until.weekdays bad_moment'],
    ],
    ['a split', graph(split(['A', 1], ['B', 2]), email(), end), []],
    [
      'a split that splits nothing',
      graph(split(['A', 1]), email(), end),
      ['steps[0].variants too_few_variants'],
    ],
    [
      'variants that cannot be dealt',
      graph(split(['A', 0], ['A', 1], ['b b', 1]), email(), end),
      [
        'steps[0].variants[0].weight bad_weight',
        'steps[0].variants[1].name duplicate_variant',
        'steps[0].variants[2].name bad_variant_name',
      ],
    ],
    [
      'a variant that leads nowhere',
      graph(split(['A', 1], ['B', 1, 'nowhere']), email(), end),
      ['steps[0].variants[1].next dangling_reference'],
    ],
    ['a field of the lead itself', graph(field('job_title'), email(), end), ['steps[0].field fixed_field']],
    ['a field without a name', graph(field(' '), email(), end), ['steps[0].field empty_field']],
    [
      'a goal that nothing leads to',
      graph(email(), end, { id: 'goal', kind: 'goal', if: { ask: 'replied' }, next: 'end' }),
      [],
    ],
    [
      'a goal that leads in a circle',
      graph(email({ next: 'goal' }), end, {
        id: 'goal',
        kind: 'goal',
        if: { ask: 'replied' },
        next: 'email',
      }),
      ['steps[1] unreachable_step', 'steps[2].next circle', 'steps no_end_reachable'],
    ],
    [
      'a follow-up that a goal makes the first',
      graph(
        email(),
        end,
        { id: 'goal', kind: 'goal', if: { ask: 'replied' }, next: 'again' },
        email({ id: 'again', subject: undefined }),
      ),
      ['steps[3].subject missing_subject'],
    ],
    [
      'an InMail that says nothing',
      graph({ id: 'in', kind: 'linkedin_inmail', subject: ' ', body: '', next: 'end' }, end),
      ['steps[0].subject missing_subject', 'steps[0].body empty_body'],
    ],
    [
      'a task without a title',
      graph({ id: 't', kind: 'manual_task', title: ' ', next: 'end' }, end),
      ['steps[0].title empty_title'],
    ],
    [
      'a withdrawal without an invitation',
      graph(email({ next: 'w' }), { id: 'w', kind: 'linkedin_withdraw', next: 'end' }, end),
      ['steps[1] withdrawal_without_invitation (warning)'],
    ],
    [
      'a withdrawal after an invitation',
      graph(invite(undefined, 'w'), { id: 'w', kind: 'linkedin_withdraw', next: 'end' }, end),
      [],
    ],
    ['a wait of nothing', graph(wait({ days: 0 }), email(), end), ['steps[0].for bad_wait']],
    ['a negative wait', graph(wait({ days: -1 }), email(), end), ['steps[0].for bad_wait']],
    [
      'a wait with a negative part',
      graph(wait({ days: 1, hours: -1 }), email(), end),
      ['steps[0].for bad_wait'],
    ],
    ['a wait that is no number', graph(wait({ hours: Number.NaN }), email(), end), ['steps[0].for bad_wait']],
    ['a wait of two years', graph(wait({ days: 730 }), email(), end), ['steps[0].for wait_too_long']],
    ['a time-out of zero', graph(condition({ within: { days: 0 } }), email(), end), []],
    [
      'a negative time-out',
      graph(condition({ within: { minutes: -5 } }), email(), end),
      ['steps[0].within bad_wait'],
    ],
    [
      'a question about no field',
      graph(condition({ if: { ask: 'field_equals', field: ' ', value: 'x' } }), email(), end),
      ['steps[0].if.field empty_field'],
    ],
    ['a message to a stranger', graph(message(), end), ['steps[0] message_without_connection (warning)']],
    ['a message after an invitation', graph(invite(undefined, 'message'), message(), end), []],
    [
      'a message after an acceptance',
      graph(condition({ if: { ask: 'invitation_accepted' }, then: 'message' }), message(), end),
      [],
    ],
    [
      'everything at once',
      graph(email({ subject: undefined, body: '', next: 'wait' }), wait({ days: -1 }), message()),
      [
        'steps[1].next circle',
        'steps[2].next dangling_reference',
        'steps[2] unreachable_step',
        'steps no_end_reachable',
        'steps[0].body empty_body',
        'steps[1].for bad_wait',
        'steps[0].subject missing_subject',
      ],
    ],
  ])('%s', (_name, given, problems) => {
    expect(found(given).sort()).toEqual([...problems].sort());
  });

  it('the limit of steps is a hundred', () => {
    const chain = (length: number) =>
      graph(
        ...Array.from({ length: length - 1 }, (_, index) => ({
          ...email(),
          id: `s${index}`,
          next: index === length - 2 ? 'end' : `s${index + 1}`,
        })),
        end,
      );
    expect(found(chain(100))).toEqual([]);
    expect(found(chain(101))).toEqual(['steps too_many_steps']);
  });

  it('every problem has a path into the sequence, a message, and errors come first', () => {
    fc.assert(
      fc.property(wildSequences, (given) => {
        const problems = validateSequence(given);
        for (const { path, message: text } of problems) {
          expect(path).toMatch(/^(start|steps(\[\d+\](\.\w+(\[\d+\])?)*)?)$/);
          expect(Number(/\[(\d+)\]/.exec(path)?.[1] ?? 0)).toBeLessThan(given.steps.length);
          expect(text).not.toBe('');
        }
        const levels = problems.map((problem) => problem.level);
        expect([...levels].sort()).toEqual(levels);
      }),
      { numRuns: 300 },
    );
  });

  it('a sequence without errors is always walked to its end, and without throwing', () => {
    let walked = 0;
    fc.assert(
      fc.property(fc.oneof(sequences, wildSequences), factsWith(), (given, facts) => {
        if (validateSequence(given).some((problem) => problem.level === 'error')) return;
        walked += 1;
        let now = Temporal.Instant.from('2026-11-23T09:00:00Z');
        let position = { stepId: given.start, enteredAt: now };
        let known = facts;
        for (let turn = 0; turn <= 3 * given.steps.length; turn += 1) {
          const next = advance(given, position, known, now);
          if (next.do === 'finish') return;
          position = next.at;
          known = {
            ...known,
            taken: {
              ...known.taken,
              ...Object.fromEntries(next.decisions.map(({ stepId }) => [stepId, {}])),
            },
          };
          if (next.do === 'wait') now = next.until;
          if (next.do === 'touch')
            known = { ...known, touches: { ...known.touches, [next.step.id]: { state: 'over' } } };
        }
        throw new Error('It never ended.');
      }),
      { numRuns: 3000 },
    );
    expect(walked).toBeGreaterThan(50);
  });

  it('only a circle, a missing step or a missing start makes the walk throw, and each is reported', () => {
    fc.assert(
      fc.property(wildSequences, factsWith(), (given, facts) => {
        const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
        const touches = Object.fromEntries(given.steps.map((step) => [step.id, { state: 'over' as const }]));
        try {
          advance(given, { stepId: given.start, enteredAt: now }, { ...facts, touches }, now);
        } catch {
          const codes = validateSequence(given).map((problem) => problem.code);
          expect(codes.some((code) => ['circle', 'dangling_reference', 'missing_start'].includes(code))).toBe(
            true,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
