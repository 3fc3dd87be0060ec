/**
 * How is a storm of the same error told without filling the disk?
 *
 * An idle queue worker can raise thousands of errors a second while Redis is gone or full. The first one is logged, then
 * one a period with the number that was left out.
 */
import type { Log } from './logger.js';

export interface SampledErrors {
  report(error: unknown): void;
}

export interface SampledErrorsOptions {
  readonly log: Log;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Real milliseconds between two lines of the same message. */
  readonly everyMs?: number;
  readonly now?: () => number;
}

export function sampledErrors(options: SampledErrorsOptions): SampledErrors {
  const { log, message, fields = {}, everyMs = 10_000, now = Date.now } = options;
  let quietUntil = -Infinity;
  let leftOut = 0;
  return {
    report(err) {
      if (now() < quietUntil) {
        leftOut += 1;
        return;
      }
      log.warn({ ...fields, err, ...(leftOut === 0 ? {} : { leftOut }) }, message);
      quietUntil = now() + everyMs;
      leftOut = 0;
    },
  };
}
