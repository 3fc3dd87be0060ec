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
        'wait',
        'condition',
        'end',
      ]),
      id: z.string().optional(),
      subject: z.string().optional().describe('email; leave out on a follow-up in the same thread'),
      body: z.string().optional().describe('email, linkedin_message'),
      note: z.string().optional().describe('linkedin_invite'),
      for: duration.optional().describe('wait'),
      ask: z
        .enum(['invitation_accepted', 'replied', 'has_email', 'has_linkedin', 'field_equals'])
        .optional()
        .describe('condition'),
      field: z.string().optional().describe('field_equals'),
      value: z.string().optional().describe('field_equals'),
      within: duration.optional().describe('condition: how long a no may still become a yes'),
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
  const { kind, then, else: otherwise, next, ask, field, value, ...words } = step;
  const own = { ...words, id, kind };
  if (kind === 'end') return own;
  if (kind !== 'condition') return { ...own, next: next ?? following };
  const question = ask === 'field_equals' ? { ask, field, value } : { ask };
  return { ...own, if: question, then: then ?? following, else: otherwise ?? endId };
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
  if (step.kind !== 'condition') return { ...step };
  const { if: question, ...rest } = step;
  return { ...rest, ...question };
}
