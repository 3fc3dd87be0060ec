/**
 * How is code that queues jobs tested without Redis?
 *
 * `const queue = new InMemoryQueue()`, then `queue.producer` and `queue.server({ … })`: the same interfaces, held to the
 * same contract tests as the real ones.
 */
import type { z } from 'zod';
import type { JobDefinition } from '#contracts';
import {
  JobProducer,
  type Enqueued,
  type EnqueueManyOptions,
  type EnqueueOptions,
  type RequestOptions,
  type RequestOutcome,
} from '../client/job-producer.js';
import { prepareJob, toOutcome, type Ending } from '../client/prepared-job.js';
import { QueueError } from '../contract/queue-error.js';
import { JobServer, type JobServerOptions } from '../server/job-server.js';
import { MemoryBroker } from './memory-broker.js';

export class InMemoryQueue {
  private readonly broker = new MemoryBroker();
  readonly producer: JobProducer = new InMemoryProducer(this.broker);

  server(options: JobServerOptions): InMemoryServer {
    return new InMemoryServer(this.broker, options);
  }

  /** Forgets every job that does not run, as a flushed Redis would. */
  clear(): void {
    this.broker.clear();
  }
}

class InMemoryServer extends JobServer {
  private unsubscribe: (() => void)[] = [];

  constructor(
    private readonly broker: MemoryBroker,
    options: JobServerOptions,
  ) {
    super(options);
  }

  async isReady(): Promise<boolean> {
    return this.unsubscribe.length > 0;
  }

  unwrap<Broker>(): Broker {
    return this.broker as Broker;
  }

  protected async open(): Promise<void> {
    this.unsubscribe = this.servedQueues().map(([queue, { concurrency }]) =>
      this.broker.subscribe(queue, {
        concurrency,
        process: (name, job, delivery) => this.run(name, job, delivery),
      }),
    );
  }

  protected async stopTaking(): Promise<void> {
    this.unsubscribe.forEach((stop) => stop());
    this.unsubscribe = [];
  }

  protected async release(): Promise<void> {}
}

class InMemoryProducer extends JobProducer {
  private closed = false;

  constructor(private readonly broker: MemoryBroker) {
    super();
  }

  async enqueue<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    options: EnqueueOptions = {},
  ): Promise<Enqueued> {
    this.assertOpen();
    return { jobId: this.broker.add(prepareJob(job, payload, options)) };
  }

  async enqueueMany<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payloads: readonly z.input<Payload>[],
    { delayMs = 0, traceparent }: EnqueueManyOptions<z.input<Payload>> = {},
  ): Promise<readonly Enqueued[]> {
    this.assertOpen();
    const prepared = payloads.map((payload, index) => {
      const delay = typeof delayMs === 'number' ? delayMs : delayMs(payload, index);
      return prepareJob(job, payload, {
        delayMs: delay,
        ...(traceparent === undefined ? {} : { traceparent }),
      });
    });
    return prepared.map((job) => ({ jobId: this.broker.add(job) }));
  }

  async request<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
    job: JobDefinition<Name, Payload, Result>,
    payload: z.input<Payload>,
    { timeoutMs, traceparent }: RequestOptions,
  ): Promise<RequestOutcome<z.output<Result>>> {
    this.assertOpen();
    const jobId = this.broker.add(prepareJob(job, payload, traceparent === undefined ? {} : { traceparent }));
    const { promise, resolve } = Promise.withResolvers<Ending | undefined>();
    const stop = this.broker.onEnding(jobId, resolve);
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    const ending = await promise;
    clearTimeout(timer);
    stop();
    return toOutcome(job.result, jobId, ending);
  }

  async remembersSince(now: Temporal.Instant): Promise<Temporal.Instant> {
    return (this.broker.since ??= now);
  }

  async isReady(): Promise<boolean> {
    return !this.closed;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  private assertOpen(): void {
    if (this.closed) throw new QueueError('queue_unavailable', 'This process has closed its queue.');
  }
}
