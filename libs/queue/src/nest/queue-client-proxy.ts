/**
 * How does code that knows only Nest's `ClientProxy` use the queues?
 *
 * `send(name, payload)` is a request and yields its result; `emit(name, payload)` queues and completes. Our own code
 * prefers `JobProducer`, whose payloads and results are typed.
 */
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { JOBS, type JobDefinition } from '#contracts';
import type { JobProducer } from '../client/job-producer.js';
import { JobError } from '../contract/job-error.js';

export interface QueueClientProxyOptions {
  /** Real milliseconds that `send` waits for a result. */
  readonly timeoutMs: number;
  /** The declared jobs; `JOBS` unless told (tests). */
  readonly jobs?: Readonly<Record<string, JobDefinition>>;
}

export class QueueClientProxy extends ClientProxy {
  private readonly jobs: ReadonlyMap<string, JobDefinition>;

  constructor(
    private readonly producer: JobProducer,
    private readonly options: QueueClientProxyOptions,
  ) {
    super();
    const declared: readonly unknown[] = Object.values(options.jobs ?? JOBS);
    this.jobs = new Map((declared as readonly JobDefinition[]).map((job) => [job.name, job]));
  }

  async connect(): Promise<void> {}

  async close(): Promise<void> {
    await this.producer.close();
  }

  unwrap<Producer>(): Producer {
    return this.producer as Producer;
  }

  protected publish(packet: ReadPacket<unknown>, callback: (packet: WritePacket) => void): () => void {
    this.ask(packet).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err, isDisposed: true }),
    );
    return () => undefined;
  }

  protected async dispatchEvent<Result>(packet: ReadPacket<unknown>): Promise<Result> {
    return (await this.producer.enqueue(this.jobOf(packet), packet.data)) as Result;
  }

  private async ask(packet: ReadPacket<unknown>): Promise<unknown> {
    const job = this.jobOf(packet);
    const outcome = await this.producer.request(job, packet.data, { timeoutMs: this.options.timeoutMs });
    if (outcome.status === 'completed') return outcome.result;
    if (outcome.status === 'failed') throw new JobError(outcome.error.code, outcome.error.message);
    throw new JobError(
      'pending',
      `No result within ${this.options.timeoutMs} ms. It may still run as job ${outcome.jobId}.`,
    );
  }

  private jobOf({ pattern }: ReadPacket<unknown>): JobDefinition {
    const job = this.jobs.get(String(pattern));
    if (job === undefined) throw new JobError('unknown_job', `No job is declared as ${String(pattern)}.`);
    return job;
  }
}
