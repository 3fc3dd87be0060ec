/**
 * How are jobs put on Redis?
 *
 * Fast or not at all: when Redis is gone, callers are told within seconds (`queue_unavailable`) and nothing is kept in
 * this process to be sent later, behind the back of someone who was told no.
 */
import { Queue, type Job, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { z } from 'zod';
import type { JobDefinition, QueueName } from '#contracts';
import { sampledErrors, silentLogger, type Log } from '#observability';
import {
  JobProducer,
  type Enqueued,
  type EnqueueManyOptions,
  type EnqueueOptions,
  type RequestOptions,
  type RequestOutcome,
} from '../client/job-producer.js';
import { prepareJob, toOutcome, type Ending, type PreparedJob } from '../client/prepared-job.js';
import { QueueError } from '../contract/queue-error.js';
import { KEEP_FAILED, QUEUE_POLICIES } from '../server/queue-policies.js';
import { producerOptions, type RedisConnection } from './connection.js';
import { within } from './deadline.js';
import { ResultListener } from './result-listener.js';

export interface QueueClientOptions {
  readonly connection: RedisConnection;
  /** Before every key: `<prefix>:<queue>:…`. The same in every process of one installation. */
  readonly prefix: string;
  readonly log?: Log;
  /** Real milliseconds that a call waits for a connection before it is refused. */
  readonly readyTimeoutMs?: number;
}

/** One transaction in Redis; larger ones hold up everybody else. */
const BULK = 500;

export class QueueClient extends JobProducer {
  private readonly redis: Redis;
  private readonly log: Log;
  private readonly queues = new Map<QueueName, Queue>();
  private readonly listeners = new Map<QueueName, Promise<ResultListener>>();
  private connecting: Promise<unknown> | undefined;
  private closed = false;

  constructor(private readonly options: QueueClientOptions) {
    super();
    this.log = options.log ?? silentLogger;
    this.redis = new Redis(producerOptions(options.connection));
    const errors = sampledErrors({ log: this.log, message: 'the queue cannot be reached' });
    this.redis.on('error', (error) => errors.report(error));
  }

  async enqueue<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    options: EnqueueOptions = {},
  ): Promise<Enqueued> {
    return this.add(prepareJob(job, payload, options));
  }

  async enqueueMany<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payloads: readonly z.input<Payload>[],
    { delayMs = 0, traceparent }: EnqueueManyOptions<z.input<Payload>> = {},
  ): Promise<readonly Enqueued[]> {
    const prepared = payloads.map((payload, index) => {
      const delay = typeof delayMs === 'number' ? delayMs : delayMs(payload, index);
      return prepareJob(job, payload, {
        delayMs: delay,
        ...(traceparent === undefined ? {} : { traceparent }),
      });
    });
    const added: Enqueued[] = [];
    for (let start = 0; start < prepared.length; start += BULK) {
      const batch = prepared.slice(start, start + BULK);
      const jobs = await this.guarded(() => this.queue(job.queue).addBulk(batch.map(toBulkItem)));
      added.push(...jobs.map(({ id }) => ({ jobId: id ?? '' })));
    }
    return added;
  }

  async request<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    { timeoutMs, traceparent }: RequestOptions,
  ): Promise<RequestOutcome<z.output<Result>>> {
    const prepared = prepareJob(job, payload, traceparent === undefined ? {} : { traceparent });
    const listener = await this.guarded(() => this.listener(job.queue));
    const first = listener.waitFor(prepared.id);
    try {
      const { jobId } = await this.add(prepared);
      const waiter = jobId === prepared.id ? first : listener.waitFor(jobId);
      try {
        // It may have ended before we listened, when the same job was there already.
        const ending =
          (await this.endingOf(job.queue, jobId)) ??
          (await within(waiter.ending, timeoutMs)) ??
          (await this.endingOf(job.queue, jobId));
        return toOutcome(job.result, jobId, ending);
      } finally {
        waiter.stop();
      }
    } finally {
      first.stop();
    }
  }

  async remembersSince(now: Temporal.Instant): Promise<Temporal.Instant> {
    const key = `${this.options.prefix}:remembers-since`;
    const known = await this.guarded(async () => {
      await this.redis.set(key, now.toString(), 'NX');
      return this.redis.get(key);
    });
    return known === null ? now : Temporal.Instant.from(known);
  }

  async isReady(): Promise<boolean> {
    if (this.redis.status !== 'ready') return false;
    const answer = await within(this.redis.ping(), 1_000).catch(() => undefined);
    return answer === 'PONG';
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const opening of this.listeners.values()) {
      const listener = await opening.catch(() => undefined);
      await listener?.close();
    }
    await Promise.all([...this.queues.values()].map((queue) => within(queue.close(), 1_000)));
    this.redis.disconnect();
  }

  private async add(prepared: PreparedJob): Promise<Enqueued> {
    const { name, data, opts } = toBulkItem(prepared);
    const job: Job = await this.guarded(() => this.queue(prepared.queue).add(name, data, opts));
    return { jobId: job.id ?? prepared.id };
  }

  /** Undefined while it runs, and when Redis does not know it or cannot be asked. */
  private async endingOf(queue: QueueName, jobId: string): Promise<Ending | undefined> {
    const job: Job<unknown> | undefined = await this.queue(queue)
      .getJob(jobId)
      .catch(() => undefined);
    if (job?.finishedOn === undefined) return undefined;
    if (job.failedReason !== undefined) return { status: 'failed', reason: job.failedReason };
    return { status: 'completed', value: job.returnvalue };
  }

  private queue(name: QueueName): Queue {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, {
      connection: this.redis,
      prefix: this.options.prefix,
      // Nothing may wait for a connection here: `guarded` decides how long, and then says so.
      skipVersionCheck: true,
      skipWaitingForReady: true,
    });
    // The shared connection reports its own errors; unheard, an 'error' event would end the process.
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }

  private listener(queue: QueueName): Promise<ResultListener> {
    const known = this.listeners.get(queue);
    if (known !== undefined) return known;
    const { connection, prefix } = this.options;
    const opened = ResultListener.open(this.redis, { queue, connection, prefix, log: this.log });
    this.listeners.set(queue, opened);
    opened.catch(() => this.listeners.delete(queue));
    return opened;
  }

  /** @throws QueueError whatever Redis or the connection says */
  private async guarded<Result>(action: () => Promise<Result>): Promise<Result> {
    if (this.closed)
      throw new QueueError('queue_unavailable', 'This process is closing its connection to the queue.');
    if (this.redis.status !== 'ready') await this.awaitConnection();
    try {
      return await action();
    } catch (cause) {
      throw toQueueError(cause);
    }
  }

  /** One promise for all callers: a listener each would pile up on the connection. */
  private async awaitConnection(): Promise<void> {
    this.connecting ??= new Promise((resolve) => this.redis.once('ready', resolve)).finally(() => {
      this.connecting = undefined;
    });
    await within(this.connecting, this.options.readyTimeoutMs ?? 2_000);
    if (this.redis.status !== 'ready') throw new QueueError('queue_unavailable', 'Redis cannot be reached.');
  }
}

function toBulkItem(prepared: PreparedJob): { name: string; data: unknown; opts: JobsOptions } {
  const { keepCompletedSeconds } = QUEUE_POLICIES[prepared.queue];
  return {
    name: prepared.name,
    data: prepared.message,
    opts: {
      jobId: prepared.id,
      attempts: prepared.attempts,
      ...(prepared.attempts > 1 ? { backoff: { type: 'exponential', delay: 1_000 } } : {}),
      ...(prepared.delayMs > 0 ? { delay: prepared.delayMs } : {}),
      ...(prepared.sameAs === undefined
        ? {}
        : { deduplication: { id: prepared.sameAs, keepLastIfActive: true } }),
      removeOnComplete: keepCompletedSeconds === 0 ? true : { age: keepCompletedSeconds, count: 10_000 },
      // A failed job that keeps its id would silently swallow every later one; Postgres and the log know it failed.
      removeOnFail: prepared.ownId ? true : KEEP_FAILED,
      stackTraceLimit: 0,
    },
  };
}

function toQueueError(cause: unknown): QueueError {
  if (cause instanceof QueueError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/NOPERM|user executing the script can't/.test(message))
    return new QueueError('queue_forbidden', 'Redis refused it to this user.', { cause });
  const full = /OOM/.test(message);
  return new QueueError(
    'queue_unavailable',
    full ? 'Redis has no memory left.' : 'Redis did not take the job.',
    { cause },
  );
}
