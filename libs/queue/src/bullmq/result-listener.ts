/**
 * How does a request learn what came of its job?
 *
 * One event stream per queue and a map of waiters: a listener per request would leak. The stream is read from its end as
 * it was before the first job was queued, so that no ending falls between queueing and listening.
 */
import { QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { QueueName } from '#contracts';
import { sampledErrors, type Log } from '#observability';
import type { Ending } from '../client/prepared-job.js';
import { consumerOptions, type RedisConnection } from './connection.js';
import { within } from './deadline.js';

export interface Waiter {
  readonly ending: Promise<Ending>;
  stop(): void;
}

export interface ResultListenerOptions {
  readonly queue: QueueName;
  readonly connection: RedisConnection;
  readonly prefix: string;
  readonly log: Log;
}

type Resolve = (ending: Ending) => void;

export class ResultListener {
  private readonly waiters = new Map<string, Set<Resolve>>();
  private readonly events: QueueEvents;
  private closed = false;

  private constructor({ queue, connection, prefix, log }: ResultListenerOptions, lastEventId: string) {
    this.events = new QueueEvents(queue, {
      connection: consumerOptions(connection, () => this.closed),
      prefix,
      lastEventId,
      skipVersionCheck: true,
    });
    const errors = sampledErrors({
      log,
      message: 'the results of a queue cannot be read',
      fields: { queue },
    });
    this.events.on('error', (error) => {
      if (!this.closed) errors.report(error);
    });
    this.events.on('completed', ({ jobId, returnvalue }) =>
      this.settle(jobId, { status: 'completed', value: returnvalue }),
    );
    this.events.on('failed', ({ jobId, failedReason }) =>
      this.settle(jobId, { status: 'failed', reason: failedReason }),
    );
  }

  static async open(client: Redis, options: ResultListenerOptions): Promise<ResultListener> {
    const [last] = await client.xrevrange(`${options.prefix}:${options.queue}:events`, '+', '-', 'COUNT', 1);
    return new ResultListener(options, last?.[0] ?? '0-0');
  }

  /** How many requests wait now. */
  get waiting(): number {
    return this.waiters.size;
  }

  waitFor(jobId: string): Waiter {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    const known = this.waiters.get(jobId) ?? new Set<Resolve>();
    this.waiters.set(jobId, known.add(resolve));
    return {
      ending: promise,
      stop: () => {
        known.delete(resolve);
        if (known.size === 0) this.waiters.delete(jobId);
      },
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    await within(this.events.close(), 2_000);
  }

  private settle(jobId: string, ending: Ending): void {
    const known = this.waiters.get(jobId);
    this.waiters.delete(jobId);
    known?.forEach((resolve) => resolve(ending));
  }
}
