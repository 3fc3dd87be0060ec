/** How is each queue run? A record by queue: one that is added without its policy does not compile. */
import type { QueueName } from '#contracts';

export interface QueuePolicy {
  /** How often a job whose worker disappeared may start again. 0 for anything that sends: it fails as `stalled`. */
  readonly maxStalledCount: number;
  /** Real milliseconds after which a worker that no longer renews its lock counts as gone. */
  readonly lockDurationMs: number;
  readonly stalledIntervalMs: number;
  /** Seconds for which a completed job's result can still be read; 0 removes it at once. */
  readonly keepCompletedSeconds: number;
  /** Real milliseconds for which active jobs may go on at shutdown before their signal fires. */
  readonly finishOnShutdownMs: number;
}

export const QUEUE_POLICIES: Readonly<Record<QueueName, QueuePolicy>> = {
  /** Someone waits for the answer, who may have missed the event: keep it for a while, and recover fast. */
  actions: {
    maxStalledCount: 1,
    lockDurationMs: 30_000,
    stalledIntervalMs: 10_000,
    keepCompletedSeconds: 60,
    finishOnShutdownMs: 10_000,
  },
  engine: {
    maxStalledCount: 1,
    lockDurationMs: 30_000,
    stalledIntervalMs: 15_000,
    keepCompletedSeconds: 0,
    finishOnShutdownMs: 0,
  },
  /** A send that has begun is worth waiting for: cut off, nobody knows whether it left. */
  dispatch: {
    maxStalledCount: 0,
    lockDurationMs: 60_000,
    stalledIntervalMs: 30_000,
    keepCompletedSeconds: 0,
    finishOnShutdownMs: 15_000,
  },
  inbox: {
    maxStalledCount: 1,
    lockDurationMs: 30_000,
    stalledIntervalMs: 15_000,
    keepCompletedSeconds: 0,
    finishOnShutdownMs: 0,
  },
  imports: {
    maxStalledCount: 1,
    lockDurationMs: 30_000,
    stalledIntervalMs: 15_000,
    keepCompletedSeconds: 0,
    finishOnShutdownMs: 0,
  },
};

/** Failed jobs that are kept for a person to look at, where keeping one cannot block the next. */
export const KEEP_FAILED = { age: 7 * 24 * 3_600, count: 1_000 } as const;
