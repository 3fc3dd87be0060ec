/** tasks.list, tasks.complete, tasks.skip: what sequences ask a person to do, and what they say about it. */
import type { OutputOf } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { pageAfter } from '../outcomes/page-after.js';
import { cutPage } from '../paging/cut-page.js';
import { closeTask } from './close-task.js';
import { toTaskView } from './task-view.js';

export * from './task-reads.port.js';

const listTasks: ReadHandler<'tasks.list'> = async ({ stores, now }, input) => {
  const { cursor, limit, overdue, ...filter } = input;
  const rows = await stores.tasks.list({
    ...filter,
    overdue: overdue === undefined ? undefined : overdue === 'true',
    now,
    after: pageAfter(cursor),
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.dueAt.toString(), row.id]);
  const data: OutputOf<'tasks.list'>['data'] = page.data.map((row) => toTaskView(row, now));
  return { ...page, data };
};

export const taskReads = { 'tasks.list': listTasks };

export const taskHandlers = {
  ...taskReads,
  'tasks.complete': closeTask('completed'),
  'tasks.skip': closeTask('skipped'),
};
