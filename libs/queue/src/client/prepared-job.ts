/** What exactly is put on a queue? Decided once for both drivers: the checked payload, the id, the trace, the delay. */
import type { z } from 'zod';
import type { JobDefinition, QueueName } from '#contracts';
import { currentTrace } from '#observability';
import { jobIdFor, randomJobId } from '../contract/job-id.js';
import { readFailure } from '../contract/job-error.js';
import { describeProblems, type JobMessage } from '../contract/message.js';
import { QueueError } from '../contract/queue-error.js';
import type { EnqueueOptions, RequestOutcome } from './job-producer.js';

export interface PreparedJob {
  readonly name: string;
  readonly queue: QueueName;
  readonly id: string;
  /** Set for wake-ups that run again when asked for while they run: what makes two of them the same. */
  readonly sameAs?: string;
  /** True when the id is made from the payload. */
  readonly ownId: boolean;
  readonly message: JobMessage;
  readonly delayMs: number;
  readonly attempts: number;
}

/** @throws QueueError payload_invalid */
export function prepareJob<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
  job: JobDefinition<Name, Payload, Result>,
  payload: z.input<Payload>,
  { delayMs = 0, traceparent = currentTrace()?.traceparent }: EnqueueOptions,
): PreparedJob {
  const parsed = job.payload.safeParse(payload);
  if (!parsed.success) {
    throw new QueueError(
      'payload_invalid',
      `The payload of ${job.name} is wrong. ${describeProblems(parsed.error)}`,
    );
  }
  const id = jobIdFor(job, parsed.data);
  const wakesAgain = job.id !== undefined && job.againIfActive === true;
  return {
    name: job.name,
    queue: job.queue,
    id: wakesAgain ? randomJobId() : id,
    ...(wakesAgain ? { sameAs: id + dueSuffix(delayMs) } : {}),
    ownId: job.id !== undefined && !wakesAgain,
    message: { payload, ...(traceparent === undefined ? {} : { traceparent }) },
    delayMs: Math.max(0, Math.ceil(delayMs)),
    attempts: job.attempts,
  };
}

/** A wake-up for later must not swallow one for now, so it is the same only as one that is due in the same second. */
function dueSuffix(delayMs: number): string {
  return delayMs > 0 ? `-at-${Math.ceil((Date.now() + delayMs) / 1_000)}` : '';
}

/** How a job ended, as a driver knows it. */
export type Ending =
  | { readonly status: 'completed'; readonly value: unknown }
  | { readonly status: 'failed'; readonly reason: string | undefined };

export function toOutcome<Result extends z.ZodType>(
  schema: Result,
  jobId: string,
  ending: Ending | undefined,
): RequestOutcome<z.output<Result>> {
  if (ending === undefined) return { status: 'pending', jobId };
  if (ending.status === 'failed') return { status: 'failed', jobId, error: readFailure(ending.reason) };
  const parsed = schema.safeParse(ending.value);
  if (parsed.success) return { status: 'completed', jobId, result: parsed.data };
  const message = `The worker answered in a shape that this process does not know. ${describeProblems(parsed.error)}`;
  return { status: 'failed', jobId, error: { code: 'result_invalid', message } };
}
