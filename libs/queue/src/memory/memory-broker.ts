/**
 * What does a queue do, without Redis?
 *
 * The rules of the real one in one process: waiting, delayed and active jobs, one job per id, wake-ups that run again when
 * asked for while they run. Messages go through JSON, as they would on the wire.
 */
import type { QueueName } from '#contracts';
import type { Ending, PreparedJob } from '../client/prepared-job.js';
import { JobError } from '../contract/job-error.js';
import type { Delivery } from '../server/run-job.js';

export interface MemoryConsumer {
  readonly concurrency: number;
  process(queue: QueueName, name: string, delivery: Delivery): Promise<unknown>;
}

interface Entry {
  readonly job: PreparedJob;
  readonly data: string;
  readonly queuedAt: number;
  attemptsMade: number;
  state: 'delayed' | 'waiting' | 'active';
  timer?: NodeJS.Timeout;
  next?: Entry;
}

interface Subscription {
  readonly consumer: MemoryConsumer;
  active: number;
  stopped: boolean;
}

interface Lane {
  readonly waiting: Entry[];
  /** By what makes two jobs the same. */
  readonly known: Map<string, Entry>;
  readonly subscriptions: Set<Subscription>;
}

export class MemoryBroker {
  /** As `JobProducer.remembersSince` tells. */
  since: Temporal.Instant | undefined;
  private readonly lanes = new Map<QueueName, Lane>();
  private readonly waiters = new Map<string, Set<(ending: Ending) => void>>();

  /** The id under which it waits: that of an earlier one when that is the same. */
  add(job: PreparedJob): string {
    const lane = this.lane(job.queue);
    const entry: Entry = {
      job,
      data: JSON.stringify(job.message),
      queuedAt: Date.now(),
      attemptsMade: 0,
      state: 'waiting',
    };
    const known = lane.known.get(keyOf(entry));
    if (known !== undefined) {
      if (known.state === 'active' && job.sameAs !== undefined) known.next = entry;
      return known.job.id;
    }
    this.put(lane, entry);
    return job.id;
  }

  subscribe(queue: QueueName, consumer: MemoryConsumer): () => void {
    const lane = this.lane(queue);
    const subscription: Subscription = { consumer, active: 0, stopped: false };
    lane.subscriptions.add(subscription);
    this.pump(queue, lane);
    return () => {
      subscription.stopped = true;
      lane.subscriptions.delete(subscription);
    };
  }

  onEnding(jobId: string, resolve: (ending: Ending) => void): () => void {
    const known = this.waiters.get(jobId) ?? new Set();
    this.waiters.set(jobId, known.add(resolve));
    return () => {
      known.delete(resolve);
      if (known.size === 0) this.waiters.delete(jobId);
    };
  }

  clear(): void {
    this.since = undefined;
    for (const lane of this.lanes.values()) {
      for (const { timer } of lane.known.values()) clearTimeout(timer);
      lane.waiting.length = 0;
      lane.known.clear();
    }
  }

  private put(lane: Lane, entry: Entry): void {
    lane.known.set(keyOf(entry), entry);
    if (entry.job.delayMs === 0) return this.enqueue(lane, entry);
    entry.state = 'delayed';
    entry.timer = setTimeout(() => this.enqueue(lane, entry), entry.job.delayMs);
  }

  private enqueue(lane: Lane, entry: Entry): void {
    entry.state = 'waiting';
    lane.waiting.push(entry);
    this.pump(entry.job.queue, lane);
  }

  private pump(queue: QueueName, lane: Lane): void {
    for (const subscription of lane.subscriptions) {
      while (!subscription.stopped && subscription.active < subscription.consumer.concurrency) {
        const entry = lane.waiting.shift();
        if (entry === undefined) return;
        entry.state = 'active';
        subscription.active += 1;
        void this.process(queue, lane, subscription, entry);
      }
    }
  }

  private async process(
    queue: QueueName,
    lane: Lane,
    subscription: Subscription,
    entry: Entry,
  ): Promise<void> {
    const { job, data, queuedAt, attemptsMade } = entry;
    const delivery: Delivery = { id: job.id, data: JSON.parse(data) as unknown, queuedAt, attemptsMade };
    // As on the wire, a job never starts inside the call that queued it.
    await Promise.resolve();
    try {
      const value = await subscription.consumer.process(queue, job.name, delivery);
      this.end(lane, entry, {
        status: 'completed',
        value: JSON.parse(JSON.stringify(value ?? null)) as unknown,
      });
    } catch (error) {
      entry.attemptsMade += 1;
      const isFinal = error instanceof JobError && error.final;
      if (!isFinal && entry.attemptsMade < job.attempts) this.enqueue(lane, entry);
      else
        this.end(lane, entry, {
          status: 'failed',
          reason: error instanceof Error ? error.message : String(error),
        });
    } finally {
      subscription.active -= 1;
      this.pump(queue, lane);
    }
  }

  private end(lane: Lane, entry: Entry, ending: Ending): void {
    lane.known.delete(keyOf(entry));
    const waiting = this.waiters.get(entry.job.id);
    this.waiters.delete(entry.job.id);
    waiting?.forEach((resolve) => resolve(ending));
    if (entry.next !== undefined) this.put(lane, entry.next);
  }

  private lane(queue: QueueName): Lane {
    const known = this.lanes.get(queue);
    if (known !== undefined) return known;
    const lane: Lane = { waiting: [], known: new Map(), subscriptions: new Set() };
    this.lanes.set(queue, lane);
    return lane;
  }
}

function keyOf({ job }: Entry): string {
  return job.sameAs === undefined ? `id ${job.id}` : `same ${job.sameAs}`;
}
