/**
 * May this process start?
 *
 * Only when every job of the queues it serves has exactly one handler, and every handler a declared job of such a queue.
 * Anything else is a job that would never run, or run in two ways.
 */
import type { QueueName } from '#contracts';
import type { DeclaredJob } from '../contract/declared-job.js';

export interface RegisteredHandler {
  readonly name: string;
  /** Registered by Nest's `@EventPattern`, which allows several and reports no failure. */
  readonly isEvent: boolean;
}

export function findHandlerProblems(
  jobs: ReadonlyMap<string, DeclaredJob>,
  served: ReadonlySet<QueueName>,
  handlers: readonly RegisteredHandler[],
): readonly string[] {
  const problems: string[] = [];
  for (const job of jobs.values()) {
    const count = handlers.filter(({ name }) => name === job.name).length;
    if (served.has(job.queue) && count === 0)
      problems.push(`${job.name} (queue ${job.queue}) has no handler`);
    if (count > 1) problems.push(`${job.name} has ${count} handlers`);
  }
  for (const name of new Set(handlers.map((handler) => handler.name))) {
    const job = jobs.get(name);
    if (job === undefined) problems.push(`${name} has a handler but is not a declared job`);
    else if (!served.has(job.queue))
      problems.push(`${name} has a handler, but this process does not serve ${job.queue}`);
  }
  for (const { name, isEvent } of handlers) {
    if (isEvent) problems.push(`${name} is handled by @EventPattern; use @HandlesJob`);
  }
  return problems;
}

export class HandlerMismatchError extends Error {
  readonly code = 'handler_mismatch';

  constructor(readonly problems: readonly string[]) {
    super(
      `The handlers of this process do not match the declared jobs: ${problems.join('; ')}. ` +
        'Give each job one @HandlesJob method in a controller of this process.',
    );
    this.name = 'HandlerMismatchError';
  }
}
