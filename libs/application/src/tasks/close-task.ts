/**
 * tasks.complete, tasks.skip: a person did what a sequence asked for, or says that nobody will.
 *
 * Asked for again, the same answer is given. A task whose sequence ended meanwhile is cancelled, and stays so.
 */
import { encodeId, type NewEvent, notFound, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { TaskRow } from './task-reads.port.js';
import { toTaskView } from './task-view.js';

export const closeTask =
  (as: 'completed' | 'skipped'): ActHandler<'tasks.complete'> & ActHandler<'tasks.skip'> =>
  async ({ stores, now }, { taskId }) => {
    const found = await stores.tasks.byId(taskId);
    if (!found) throw notFound('touch', encodeId('touch', taskId));
    const { attempts, events, stops } = stores.engine;
    await stops.lockLead(found.leadId, found.campaignId);
    // Two people may decide at once, or an answer may have ended the sequence: the first one's word counts.
    const task = (await stores.tasks.byId(taskId)) ?? found;
    if (task.state === as) return toTaskView(task, now);
    if (task.state !== 'open') throw notOpen(task.state);
    if (as === 'completed') await attempts.setTouch(taskId, { state: 'sent', reason: null, sentAt: now });
    else await attempts.setTouch(taskId, { state: 'failed', reason: 'skipped_by_person' });
    await attempts.wakeEnrollment(task.enrollmentId, now);
    await events.append([eventOf(task, as)], now);
    return toTaskView((await stores.tasks.byId(taskId)) ?? task, now);
  };

function eventOf(task: TaskRow, as: 'completed' | 'skipped'): NewEvent {
  const { id: touchId, accountId, leadId, campaignId, enrollmentId, stepId } = task;
  const data = {
    touchId,
    kind: 'manual_task' as const,
    accountId,
    leadId,
    campaignId,
    enrollmentId,
    stepId,
  };
  return as === 'completed'
    ? { type: 'touch.sent', data }
    : { type: 'touch.failed', data: { ...data, code: 'skipped_by_person' } };
}

const notOpen = (state: string): Refusal =>
  new Refusal(
    'wrong_state',
    `The task is ${state}, so nothing is left to say about it.`,
    'List the tasks that are open with GET /v1/tasks.',
  );
