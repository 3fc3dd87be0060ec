/**
 * What is a job?
 *
 * A wake-up call: it carries ids and trace context, never state. The one exception is the `actions` queue, whose jobs
 * carry requests that nobody has been promised yet. Each job is declared once, here, with all that is decided about it.
 */
import type { z } from 'zod';

export const QUEUES = ['actions', 'engine', 'dispatch', 'inbox', 'imports'] as const;
export type QueueName = (typeof QUEUES)[number];

export interface JobDefinition<
  Name extends string = string,
  Payload extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  readonly name: Name;
  readonly queue: QueueName;
  readonly payload: Payload;
  readonly result: Result;
  /**
   * The job's id: the same wake-up is queued once. Never all digits and without ':' (BullMQ refuses both), short
   * enough to keep the Redis hash small. Undefined: the queue makes one up.
   */
  readonly id?: (payload: z.output<Payload>) => string;
  /**
   * True: the same wake-up asked for while it runs is run once more afterwards, so that what came in meanwhile does not
   * wait for the next pulse. Otherwise it is dropped until the running one ends.
   */
  readonly againIfActive?: boolean;
  /** 1 for anything that sends: retries are the ledger's decision, never the queue's. */
  readonly attempts: number;
  /** Real milliseconds after which a job that was never started must not run any more. */
  readonly expiresAfterMs?: number;
  /** Real milliseconds that a handler may take before its AbortSignal fires. */
  readonly timeoutMs: number;
}

export function defineJob<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
  definition: JobDefinition<Name, Payload, Result>,
): JobDefinition<Name, Payload, Result> {
  return definition;
}

/** W3C trace context (https://www.w3.org/TR/trace-context/) that travels with every job. */
export interface TraceContext {
  readonly traceparent?: string;
}
