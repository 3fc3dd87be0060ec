/**
 * What becomes of the decisions that `advance` takes on the way?
 *
 * Each is one mark, written in the transaction that moves the enrollment on, and never a second time: the facts of the next
 * look say that the step is taken. What is told (a webhook, a goal) is an event of the same transaction; what writes to
 * leads and audiences is carried out afterwards (`carry-out-steps.ts`), for it needs locks that come before those held here.
 */
import { decodeId, type NewEvent } from '#contracts';
import type { Decision } from '#domain';
import type { DueEnrollment, NewMark } from './due-enrollment-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

export interface Taken {
  readonly enrollment: DueEnrollment;
  readonly decisions: readonly Decision[];
}

export async function takeDecisions(
  stores: EngineStores,
  taken: readonly Taken[],
  now: Temporal.Instant,
): Promise<void> {
  const all = taken.flatMap(({ enrollment, decisions }) =>
    decisions.map((decision, index) => ({ enrollment, decision, index })),
  );
  await stores.due.mark(
    all.map(({ enrollment, decision, index }) => markOf(enrollment, decision, index)),
    now,
  );
  const reached = all.filter(({ decision }) => decision.decide === 'goal');
  await stores.due.convert([...new Set(reached.map(({ enrollment }) => enrollment.id))], now);
  const moved = reached.filter(({ decision }) => decision.decide === 'goal' && decision.moved);
  const cancelled = await stores.due.cancelOpen(
    [...new Set(moved.map(({ enrollment }) => enrollment.id))],
    'converted',
  );
  await stores.events.append(
    [
      ...all.flatMap(({ enrollment, decision }) => eventsOf(enrollment, decision)),
      ...cancelled.map((data): NewEvent => ({ type: 'touch.cancelled', data })),
    ],
    now,
  );
}

function markOf(enrollment: DueEnrollment, decision: Decision, index: number): NewMark {
  const mark = {
    enrollmentId: enrollment.id,
    stepId: decision.stepId,
    ordinal: enrollment.marks.length + index + 1,
  };
  switch (decision.decide) {
    case 'variant':
      return { ...mark, kind: 'split', detail: { variant: decision.variant }, done: true };
    case 'set_field':
      return {
        ...mark,
        kind: 'set_field',
        detail: { field: decision.field, value: decision.value },
        done: false,
      };
    case 'add_to_audience':
      return { ...mark, kind: 'add_to_audience', detail: { audienceId: decision.audienceId }, done: false };
    case 'webhook':
      return { ...mark, kind: 'webhook', detail: {}, done: true };
    case 'goal':
      return { ...mark, kind: 'goal', detail: {}, done: true };
  }
}

function eventsOf({ id, campaignId, leadId }: DueEnrollment, decision: Decision): NewEvent[] {
  const { stepId } = decision;
  const data = { campaignId, enrollmentId: id, leadId };
  switch (decision.decide) {
    case 'variant':
      return [{ type: 'enrollment.variant_dealt', data: { ...data, stepId, variant: decision.variant } }];
    case 'webhook': {
      const webhookId = decodeId('webhook', decision.webhookId);
      return webhookId === undefined
        ? []
        : [{ type: 'enrollment.webhook_reached', data: { ...data, stepId, webhookId } }];
    }
    case 'goal':
      return [
        { type: 'enrollment.goal_reached', data: { ...data, stepId } },
        { type: 'enrollment.converted', data },
      ];
    case 'set_field':
    case 'add_to_audience':
      return [];
  }
}
