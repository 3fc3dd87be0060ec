/**
 * How does a process ask for something to happen later, or elsewhere?
 *
 * One class for both drivers, so that it is a type and Nest's injection token at once.
 */
import type { z } from 'zod';
import type { JobDefinition } from '#contracts';
import type { JobFailure } from '../contract/job-error.js';

export interface EnqueueOptions {
  /** Real milliseconds to wait before the job may start. */
  readonly delayMs?: number;
  /** W3C traceparent; the running trace unless told. */
  readonly traceparent?: string;
}

export interface EnqueueManyOptions<Payload> {
  /** One delay for all, or one for each. */
  readonly delayMs?: number | ((payload: Payload, index: number) => number);
  readonly traceparent?: string;
}

export interface RequestOptions {
  /** Real milliseconds to wait for the result. */
  readonly timeoutMs: number;
  readonly traceparent?: string;
}

export interface Enqueued {
  /** The id under which it waits; that of an earlier one when the same wake-up waits already. */
  readonly jobId: string;
}

export type RequestOutcome<Result> =
  | { readonly status: 'completed'; readonly jobId: string; readonly result: Result }
  | { readonly status: 'failed'; readonly jobId: string; readonly error: JobFailure }
  /** It may still run: nothing is known but the id. */
  | { readonly status: 'pending'; readonly jobId: string };

/** Every method that queues throws `QueueError`, and then nothing was queued, or nobody knows (a lost connection). */
export abstract class JobProducer {
  abstract enqueue<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    options?: EnqueueOptions,
  ): Promise<Enqueued>;

  /** In the order given. An invalid payload refuses them all. */
  abstract enqueueMany<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payloads: readonly z.input<Payload>[],
    options?: EnqueueManyOptions<z.input<Payload>>,
  ): Promise<readonly Enqueued[]>;

  /** Queues a job and waits for what comes of it. */
  abstract request<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    options: RequestOptions,
  ): Promise<RequestOutcome<z.output<Result>>>;

  /** The time that it was told first since it began to remember: what was queued before is gone, as when Redis was emptied or replaced. */
  abstract remembersSince(now: Temporal.Instant): Promise<Temporal.Instant>;

  /** Can a job be queued now? For health checks; never throws. */
  abstract isReady(): Promise<boolean>;

  abstract close(): Promise<void>;
}
