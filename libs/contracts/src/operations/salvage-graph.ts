/**
 * What can still be understood of a graph whose shape is wrong?
 *
 * Each field that fits is taken; in place of the others stands something harmless that leads on to the next step of the
 * list, so that one wrong field does not make the rest look unreachable.
 */
import type { SequenceGraph, Step } from '#domain';
import type { z } from 'zod';
import { isStepKind, type StepKind, steps as shapes } from './step-shapes.js';

/** More than a graph may have, so that a large one is still told to be too large. */
const MOST_STEPS = 200;

/** Undefined when there are no steps to look at. Indexes stay those of what was sent. */
export function salvage(raw: unknown): SequenceGraph | undefined {
  if (!isObject(raw) || !Array.isArray(raw['steps']) || raw['steps'].length === 0) return undefined;
  const list = raw['steps'].slice(0, MOST_STEPS);
  const ids = list.map(
    (entry: unknown, index) => (isObject(entry) ? textOf(entry['id']) : undefined) ?? `#${index}`,
  );
  const steps = list.map((entry: unknown, index) => standIn(entry, ids[index] ?? '', ids[index + 1]));
  return { start: textOf(raw['start']) ?? ids[0] ?? '', steps };
}

function standIn(entry: unknown, id: string, following: string | undefined): Step {
  const given = isObject(entry) ? entry : {};
  const kind: StepKind = isStepKind(given['kind']) ? given['kind'] : 'linkedin_visit';
  if (
    kind === 'end' ||
    (following === undefined && !('next' in given) && kind !== 'condition' && kind !== 'split')
  )
    return { id, kind: 'end' };
  const onwards = following ?? id;
  const shape: Readonly<Record<string, z.ZodType>> = shapes[kind].shape;
  const fitting = Object.entries(shape).flatMap(([field, fits]) => {
    const read = fits.safeParse(given[field]);
    return read.success && read.data !== undefined ? [[field, read.data] as const] : [];
  });
  return { ...FILLERS[kind](id, onwards), ...Object.fromEntries(fitting), id };
}

const FILLERS: Readonly<Record<Exclude<StepKind, 'end'>, (id: string, next: string) => Step>> = {
  email: (id, next) => ({ id, kind: 'email', subject: '…', body: '…', next }),
  linkedin_visit: (id, next) => ({ id, kind: 'linkedin_visit', next }),
  linkedin_invite: (id, next) => ({ id, kind: 'linkedin_invite', next }),
  linkedin_message: (id, next) => ({ id, kind: 'linkedin_message', body: '…', next }),
  linkedin_follow: (id, next) => ({ id, kind: 'linkedin_follow', next }),
  linkedin_inmail: (id, next) => ({ id, kind: 'linkedin_inmail', subject: '…', body: '…', next }),
  linkedin_withdraw: (id, next) => ({ id, kind: 'linkedin_withdraw', next }),
  manual_task: (id, next) => ({ id, kind: 'manual_task', title: '…', next }),
  wait: (id, next) => ({ id, kind: 'wait', for: { days: 1 }, next }),
  split: (id, next) => ({
    id,
    kind: 'split',
    variants: [
      { name: 'A', weight: 1, next },
      { name: 'B', weight: 1, next },
    ],
  }),
  set_field: (id, next) => ({ id, kind: 'set_field', field: '…', value: '…', next }),
  add_to_audience: (id, next) => ({ id, kind: 'add_to_audience', audienceId: '…', next }),
  webhook: (id, next) => ({ id, kind: 'webhook', webhookId: '…', next }),
  goal: (id, next) => ({ id, kind: 'goal', if: { ask: 'replied' }, next }),
  condition: (id, next) => ({ id, kind: 'condition', if: { ask: 'replied' }, then: next, else: next }),
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
