/**
 * What happens to a job between the queue and its handler?
 *
 * Expired jobs never run, wrong payloads never reach the handler, the handler runs inside the trace that asked for it, and
 * its signal fires at the time-out. The same for both drivers.
 */
import { newTraceparent, withTrace } from '#observability';
import type { DeclaredJob } from '../contract/declared-job.js';
import { JobError } from '../contract/job-error.js';
import { describeProblems, messageSchema } from '../contract/message.js';
import type { JobContext } from './job-context.js';

export interface Delivery {
  readonly id: string;
  /** A `JobMessage`, as far as one can trust what lies in Redis. */
  readonly data: unknown;
  /** Real time at which it was queued, epoch milliseconds. */
  readonly queuedAt: number;
  readonly attemptsMade: number;
}

export type JobHandler = (payload: unknown, context: JobContext) => Promise<unknown>;

/**
 * Resolves with the checked result.
 * @throws JobError expired, payload_invalid, result_invalid (final), or whatever the handler threw
 */
export async function runJob(
  job: DeclaredJob,
  handler: JobHandler,
  delivery: Delivery,
  signal: AbortSignal,
  now: () => number = Date.now,
): Promise<unknown> {
  const waitedMs = now() - delivery.queuedAt;
  if (job.expiresAfterMs !== undefined && waitedMs > job.expiresAfterMs) {
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    const detail = `It waited ${seconds(waitedMs)}; after ${seconds(job.expiresAfterMs)} it must not run. Ask again.`;
    throw new JobError('expired', detail, true);
  }
  const message = messageSchema.safeParse(delivery.data);
  const payload = job.payload.safeParse(message.data?.payload);
  if (!payload.success) {
    throw new JobError(
      'payload_invalid',
      `The payload of ${job.name} is wrong. ${describeProblems(payload.error)}`,
      true,
    );
  }
  const traceparent = newTraceparent(message.data?.traceparent);
  const context: JobContext = {
    name: job.name,
    id: delivery.id,
    attemptsMade: delivery.attemptsMade,
    traceparent,
    signal,
  };
  const answer = await withTrace(traceparent, () => handler(payload.data, context));
  const result = job.result.safeParse(answer);
  if (!result.success) {
    throw new JobError(
      'result_invalid',
      `The handler of ${job.name} answered wrongly. ${describeProblems(result.error)}`,
      true,
    );
  }
  return result.data;
}
