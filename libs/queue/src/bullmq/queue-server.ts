/**
 * How do jobs on Redis reach the handlers of a Nest microservice?
 *
 * One BullMQ worker per served queue. `app.connectMicroservice({ strategy: new QueueServer({ … }) })`.
 */
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { QueueName } from '#contracts';
import { sampledErrors } from '#observability';
import { JobError, readFailure } from '../contract/job-error.js';
import { JobServer, type JobServerOptions, type QueueServing } from '../server/job-server.js';
import { QUEUE_POLICIES } from '../server/queue-policies.js';
import { consumerOptions, type RedisConnection } from './connection.js';
import { within } from './deadline.js';

export interface QueueServerOptions extends JobServerOptions {
  readonly connection: RedisConnection;
  /** Before every key: `<prefix>:<queue>:…`. The same in every process of one installation. */
  readonly prefix: string;
}

/** Redis may be gone while we close; its connections are then dropped without a goodbye. */
const RELEASE_MS = 3_000;
const RETRY_DELAY_MS = 1_000;

export class QueueServer extends JobServer {
  private readonly workers: Worker[] = [];
  private closing: Promise<unknown> = Promise.resolve();
  private released = false;

  constructor(private readonly settings: QueueServerOptions) {
    super(settings);
  }

  async isReady(): Promise<boolean> {
    const states = await Promise.all(this.workers.map(isWorkerReady));
    return !this.released && states.length > 0 && states.every(Boolean);
  }

  unwrap<Workers>(): Workers {
    return this.workers as Workers;
  }

  /** Does not wait for Redis: workers begin as soon as it can be reached, and `isReady()` tells. */
  protected async open(): Promise<void> {
    for (const [queue, serving] of this.servedQueues()) this.workers.push(this.createWorker(queue, serving));
  }

  /** BullMQ's close interrupts the wait for the next job at once, then waits for the active ones without end. */
  protected async stopTaking(): Promise<void> {
    this.closing = Promise.all(this.workers.map(closeWorker));
    this.closing.catch(() => undefined);
  }

  protected async release(abandon: boolean): Promise<void> {
    if (!abandon) await within(this.closing, RELEASE_MS);
    this.released = true;
    await Promise.all(this.workers.map((worker) => within(worker.getBackend().close(true), RELEASE_MS)));
  }

  private createWorker(queue: QueueName, { concurrency }: QueueServing): Worker {
    const policy = QUEUE_POLICIES[queue];
    const worker = new Worker(queue, (job: Job<unknown>) => this.process(queue, job), {
      connection: consumerOptions(this.settings.connection, () => this.released),
      prefix: this.settings.prefix,
      concurrency,
      lockDuration: policy.lockDurationMs,
      stalledInterval: policy.stalledIntervalMs,
      maxStalledCount: policy.maxStalledCount,
      // BullMQ waits 15 s after an error before it takes the next job, and its close() waits with it.
      runRetryDelay: RETRY_DELAY_MS,
    });
    const errors = sampledErrors({
      log: this.log,
      message: 'the queue has trouble with Redis',
      fields: { queue },
    });
    worker.on('error', (error) => {
      if (!this.released) errors.report(error);
    });
    worker.on('failed', (job, error) => {
      // One whose worker vanished fails without ever coming here.
      const { code, message } = readFailure(error.message);
      if (job !== undefined && code === 'stalled')
        void this.tellDead(job.name, { id: job.id ?? '', data: job.data }, code, message);
    });
    return worker;
  }

  private async process(queue: QueueName, job: Job<unknown>): Promise<unknown> {
    const delivery = {
      id: job.id ?? '',
      data: job.data,
      queuedAt: job.timestamp,
      attemptsMade: job.attemptsMade,
    };
    try {
      return await this.run(queue, job.name, delivery);
    } catch (error) {
      if (error instanceof JobError && error.final) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}

/**
 * A worker whose connection is down is closed by force: BullMQ would wait for the end of a connection that ioredis is about
 * to make again, and that never comes. Handlers still finish; only what they answered cannot be told.
 */
async function closeWorker(worker: Worker): Promise<void> {
  const clients = await within(clientsOf(worker), 100).catch(() => undefined);
  await worker.close(!clients?.every((client) => client?.status === 'ready'));
}

/** Does not resolve before the first connection is made. */
function clientsOf(worker: Worker) {
  const backend = worker.getBackend();
  return Promise.all([backend.client, backend.blockingClient]);
}

/** A connection that looks well may be dead, so Redis is asked something. */
async function isWorkerReady(worker: Worker): Promise<boolean> {
  const ask = async () => {
    const [client, blocking] = await clientsOf(worker);
    if (client.status !== 'ready' || blocking?.status !== 'ready') return false;
    await client.hexists(worker.getBackend().toKey('meta'), 'version');
    return worker.isRunning();
  };
  return (await within(ask(), 500).catch(() => undefined)) ?? false;
}
