/**
 * How does an ordinary Nest microservice serve jobs?
 *
 * The part of the transport that both drivers share: it collects the handlers that Nest registers, refuses to start when
 * they do not match the declared jobs, runs each job under its rules, and closes within a deadline.
 */
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { JOBS, QUEUES, type QueueName } from '#contracts';
import { silentLogger, type Log, type MetricsRegistry } from '#observability';
import { jobsByName, type DeclaredJob, type JobCatalogue } from '../contract/declared-job.js';
import { JobError, toJobError } from '../contract/job-error.js';
import { findHandlerProblems, HandlerMismatchError, type RegisteredHandler } from './handler-check.js';
import { messageSchema } from '../contract/message.js';
import { createJobMetrics, type JobMetrics } from './job-metrics.js';
import { QUEUE_POLICIES } from './queue-policies.js';
import { runJob, type Delivery, type JobHandler } from './run-job.js';

export interface QueueServing {
  /** Jobs of this queue that this process runs at once. */
  readonly concurrency: number;
}

/** A record by queue, so that a queue that is added must be decided about in every process. */
export type QueuesServed = Readonly<Record<QueueName, QueueServing | 'not served'>>;

export interface JobServerOptions {
  readonly queues: QueuesServed;
  /** The declared jobs; `JOBS` unless told (tests). */
  readonly jobs?: JobCatalogue;
  readonly log?: Log;
  readonly metrics?: MetricsRegistry;
  /** Real milliseconds that `close()` waits for active jobs. Keep it under the supervisor's kill (30 s in compose). */
  readonly closeDeadlineMs?: number;
  /** Told of a job that failed and is not tried again by its queue. What it throws is logged. */
  readonly onDead?: (job: DeadJob) => Promise<void>;
}

export interface DeadJob {
  readonly job: string;
  readonly jobId: string;
  /** As it lay on the queue, as far as one can trust that. */
  readonly payload: unknown;
  readonly code: string;
  /** For whoever asked: never what a server or a person wrote. */
  readonly message: string;
}

const CLOSE_DEADLINE_MS = 25_000;

export abstract class JobServer extends Server implements CustomTransportStrategy {
  protected readonly log: Log;
  private readonly jobs: ReadonlyMap<string, DeclaredJob>;
  private readonly metrics: JobMetrics | undefined;
  private readonly registered: RegisteredHandler[] = [];
  private readonly shutdown: Readonly<Record<QueueName, AbortController>>;
  private active = 0;
  private closed: Promise<void> | undefined;

  protected constructor(private readonly options: JobServerOptions) {
    super();
    this.log = options.log ?? silentLogger;
    this.jobs = jobsByName(options.jobs ?? JOBS);
    this.metrics = options.metrics && createJobMetrics(options.metrics);
    this.shutdown = {
      actions: new AbortController(),
      engine: new AbortController(),
      dispatch: new AbortController(),
      inbox: new AbortController(),
      imports: new AbortController(),
    };
  }

  /** Starts taking jobs. The handlers are known to be complete. */
  protected abstract open(): Promise<void>;
  /** Stops taking jobs; those that run go on. */
  protected abstract stopTaking(): Promise<void>;
  /** Releases the connections. `abandon`: jobs still run and are left to whoever finds them. */
  protected abstract release(abandon: boolean): Promise<void>;
  /** Are the queues reachable and being worked on? For health checks; never throws. */
  abstract isReady(): Promise<boolean>;

  /** Registrations are kept besides Nest's map, in which a second handler would silently replace the first. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    this.registered.push({ name: this.normalizePattern(pattern as string), isEvent: isEventHandler });
    super.addHandler(pattern, callback, isEventHandler, extras);
  }

  /** Nest rejects its own `listen()` with the error that the callback gets. */
  listen(callback: (error?: Error) => void): void {
    this.start().then(
      () => callback(),
      (error: Error) => callback(error),
    );
  }

  close(): Promise<void> {
    this.closed ??= this.shutDown();
    return this.closed;
  }

  on(): never {
    throw new Error('Jobs have no transport events to listen to. Read `isReady()` or the metrics instead.');
  }

  protected servedQueues(): readonly (readonly [QueueName, QueueServing])[] {
    return QUEUES.flatMap((queue) => {
      const serving = this.options.queues[queue];
      return serving === 'not served' ? [] : [[queue, serving] as const];
    });
  }

  /** Runs one job of a queue. @throws JobError always with a code that its caller may read */
  protected async run(queue: QueueName, name: string, delivery: Delivery): Promise<unknown> {
    const started = Date.now();
    const job = this.jobs.get(name);
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(timeoutError(job)), job?.timeoutMs ?? 0);
    const signal = AbortSignal.any([timeout.signal, this.shutdown[queue].signal]);
    this.active += 1;
    try {
      if (job === undefined) throw new JobError('unknown_job', `This process knows no job ${name}.`, true);
      const result = await runJob(job, this.handlerOf(name), delivery, signal);
      this.ended(queue, name, delivery.id, 'completed', started);
      return result;
    } catch (error) {
      const failure = toJobError(error, signal.reason);
      this.ended(queue, name, delivery.id, failure.code, started, error);
      if (failure.final || delivery.attemptsMade + 1 >= (job?.attempts ?? 1))
        await this.tellDead(name, delivery, failure.code, failure.detail);
      throw failure;
    } finally {
      clearTimeout(timer);
      this.active -= 1;
    }
  }

  /** What failed for good is told before its caller hears of it, and within the time that a stop allows. */
  protected async tellDead(
    job: string,
    { id, data }: Pick<Delivery, 'id' | 'data'>,
    code: string,
    message: string,
  ): Promise<void> {
    const payload = messageSchema.safeParse(data).data?.payload;
    try {
      await this.options.onDead?.({ job, jobId: id, payload, code, message });
    } catch (err) {
      this.log.error({ job, jobId: id, code, err }, 'a job that failed for good could not be written down');
    }
  }

  private ended(
    queue: QueueName,
    job: string,
    jobId: string,
    outcome: string,
    started: number,
    err?: unknown,
  ): void {
    const durationMs = Date.now() - started;
    this.metrics?.ended({ queue, job, outcome }, durationMs);
    if (err === undefined) this.log.debug({ queue, job, jobId, durationMs }, 'job completed');
    else this.log.error({ queue, job, jobId, durationMs, code: outcome, err }, 'job failed');
  }

  private async start(): Promise<void> {
    const served = new Set(this.servedQueues().map(([queue]) => queue));
    const problems = findHandlerProblems(this.jobs, served, this.registered);
    if (problems.length > 0) throw new HandlerMismatchError(problems);
    await this.open();
  }

  private handlerOf(name: string): JobHandler {
    const handler = this.getHandlerByPattern(name);
    if (handler === null) throw new JobError('unknown_job', `This process has no handler for ${name}.`, true);
    return async (payload, context) => {
      const answer: unknown = await handler(payload, context);
      return lastValueFrom(this.transformToObservable(answer), { defaultValue: undefined });
    };
  }

  private async shutDown(): Promise<void> {
    const deadlineMs = this.options.closeDeadlineMs ?? CLOSE_DEADLINE_MS;
    const deadline = Date.now() + deadlineMs;
    await this.stopTaking();
    const reason = new JobError('shutdown', 'The worker is shutting down.');
    const timers = QUEUES.map((queue) => {
      const graceMs = Math.min(QUEUE_POLICIES[queue].finishOnShutdownMs, deadlineMs / 2);
      return setTimeout(() => this.shutdown[queue].abort(reason), graceMs);
    });
    while (this.active > 0 && Date.now() < deadline) await sleep(20);
    timers.forEach((timer) => clearTimeout(timer));
    const abandoned = this.active;
    if (abandoned > 0) this.log.warn({ abandoned, deadlineMs }, 'shutting down although jobs still run');
    await this.release(abandoned > 0);
  }
}

function timeoutError(job: DeclaredJob | undefined): JobError {
  return new JobError(
    'timeout',
    `The handler of ${job?.name ?? 'the job'} took longer than ${job?.timeoutMs ?? 0} ms.`,
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
