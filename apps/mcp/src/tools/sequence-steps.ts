/**
 * How does a model write a sequence? As a list of steps in order.
 *
 * Ids, `next` and the end may be left out: a list is walked from its first step to its last. Branches name the id of
 * the step where each side goes on.
 */
import type { EdgeInput } from '../calls/edge.js';
import { z } from 'zod';

type Graph = NonNullable<EdgeInput<'sequences.create'>['graph']>;
type GraphStep = Graph['steps'][number];

const duration = z.strictObject({
  days: z.number().optional(),
  hours: z.number().optional(),
  minutes: z.number().optional(),
});

export const sequenceSteps = z
  .array(
    z.strictObject({
      kind: z.enum([
        'email',
        'linkedin_visit',
        'linkedin_invite',
        'linkedin_message',
        'linkedin_follow',
        'linkedin_inmail',
        'linkedin_withdraw',
        'manual_task',
        'wait',
        'condition',
        'split',
        'set_field',
        'add_to_audience',
        'webhook',
        'goal',
        'end',
      ]),
      id: z.string().optional(),
      subject: z
        .string()
        .optional()
        .describe('email (leave out on a follow-up in the same thread), linkedin_inmail'),
      body: z.string().optional().describe('email, linkedin_message, linkedin_inmail, manual_task'),
      note: z.string().optional().describe('linkedin_invite'),
      title: z.string().optional().describe('manual_task'),
      for: duration.extend({ workingDays: z.number().optional() }).optional().describe('wait'),
      until: z
        .strictObject({ weekdays: z.array(z.number()).optional(), time: z.string() })
        .optional()
        .describe('wait: then until the next such weekday (1 = Monday) and time (09:30)'),
      ask: z
        .enum([
          'invitation_accepted',
          'replied',
          'has_email',
          'has_linkedin',
          'meeting_booked',
          'deal_won',
          'field_equals',
        ])
        .optional()
        .describe('condition; goal: replied, meeting_booked, deal_won or field_equals'),
      field: z.string().optional().describe('field_equals, set_field'),
      value: z.string().optional().describe('field_equals, set_field'),
      within: duration
        .optional()
        .describe('condition: how long a no may still become a yes; manual_task: when it is overdue'),
      by: z.enum(['lead', 'company']).optional().describe('split'),
      salt: z.string().optional().describe('split'),
      variants: z
        .array(z.strictObject({ name: z.string(), weight: z.number(), next: z.string().optional() }))
        .optional()
        .describe('split: two or more; next is a step id, the next step when left out'),
      audienceId: z.string().optional().describe('add_to_audience: a static audience'),
      webhookId: z.string().optional().describe('webhook'),
      then: z.string().optional().describe('condition: step id if yes; the next step when left out'),
      else: z.string().optional().describe('condition: step id if no; the end when left out'),
      next: z.string().optional().describe('step id; the next step when left out'),
    }),
  )
  .min(1)
  .max(99);

export type WrittenStep = z.output<typeof sequenceSteps>[number];

/** Indices are those of the list, so that a problem's path (`steps[2].body`) names what was written. */
export function toGraph(written: readonly WrittenStep[]): unknown {
  const ids = idsOf(written);
  const hasEnd = written.some(({ kind }) => kind === 'end');
  const endId = hasEnd ? ids[written.findIndex(({ kind }) => kind === 'end')] : unused('end', ids);
  const steps = written.map((step, index) =>
    toStep(step, ids[index] ?? '', ids[index + 1] ?? endId ?? '', endId ?? ''),
  );
  return { start: ids[0], steps: hasEnd ? steps : [...steps, { id: endId, kind: 'end' }] };
}

function toStep(step: WrittenStep, id: string, following: string, endId: string): Record<string, unknown> {
  const { kind, then, else: otherwise, next, ask, field, value, variants, ...words } = step;
  const own = { ...words, id, kind };
  if (kind === 'end') return own;
  if (kind === 'split')
    return { ...own, variants: variants?.map((one) => ({ ...one, next: one.next ?? following })) };
  const question = ask === 'field_equals' ? { ask, field, value } : { ask };
  if (kind === 'condition')
    return { ...own, if: question, then: then ?? following, else: otherwise ?? endId };
  const onwards = { ...own, next: next ?? following };
  if (kind === 'goal') return { ...onwards, if: question };
  return kind === 'set_field' ? { ...onwards, field, value } : onwards;
}

/** `email`, `wait`, `email_2` … for those that were given none. */
function idsOf(written: readonly WrittenStep[]): string[] {
  const taken = written.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return written.map(({ id, kind }) => {
    if (id !== undefined) return id;
    const fresh = unused(kind, taken);
    taken.push(fresh);
    return fresh;
  });
}

function unused(base: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? base : `${base}_${count}`;
    if (!taken.includes(id)) return id;
  }
}

/** The same form back, for reading. */
export function toWritten(step: GraphStep): Record<string, unknown> {
  if (step.kind !== 'condition' && step.kind !== 'goal') return { ...step };
  const { if: question, ...rest } = step;
  return { ...rest, ...question };
}
