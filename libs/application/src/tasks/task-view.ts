/** How is a task told outside? */
import type { OutputOf } from '#contracts';
import type { TaskRow } from './task-reads.port.js';

export function toTaskView(row: TaskRow, now: Temporal.Instant): OutputOf<'tasks.complete'> {
  const { accountId: _account, ...task } = row;
  return { ...task, overdue: row.state === 'open' && Temporal.Instant.compare(row.dueAt, now) < 0 };
}
