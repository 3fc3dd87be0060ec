/**
 * How does a failure travel back to who asked?
 *
 * A queue stores one text for a failed job, so the stable code is put in front of the message. Only failures that were
 * meant for the caller are quoted; anything else stays in the worker's log.
 */
import { Refusal } from '#contracts';

export interface JobFailure {
  readonly code: string;
  readonly message: string;
}

/** Thrown by a handler (or by the queue itself) for the caller to read. */
export class JobError extends Error {
  constructor(
    /** Lower case words joined by `_`. */
    readonly code: string,
    readonly detail: string,
    /** True: running it again cannot help, whatever `attempts` says. */
    readonly final = false,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'JobError';
  }
}

const CODE = /^[a-z][a-z0-9_]*$/;

/**
 * The failure behind whatever a handler threw. `aborted` is why the job's signal fired, if it did: an error that says
 * nothing of its own is then a consequence of that.
 */
export function toJobError(error: unknown, aborted?: unknown): JobError {
  if (error instanceof JobError) return error;
  if (error instanceof Refusal) return new JobError(error.code, error.detail);
  if (aborted instanceof JobError) return aborted;
  if (hasFailureShape(error)) return new JobError(error.code, error.message);
  return new JobError(
    'handler_failed',
    'The handler failed. The log of the worker has the error under this job id.',
  );
}

/** What an RpcException of Nest becomes on its way through the exception filters. */
function hasFailureShape(error: unknown): error is JobFailure {
  if (typeof error !== 'object' || error === null || error instanceof Error) return false;
  const { code, message } = error as Partial<Record<keyof JobFailure, unknown>>;
  return typeof code === 'string' && CODE.test(code) && typeof message === 'string';
}

/** Reads the text that a queue stored; texts of the queue's own engine get a code too. */
export function readFailure(text: string | undefined): JobFailure {
  const [, code, message] = /^([a-z][a-z0-9_]*): ([\s\S]*)$/.exec(text ?? '') ?? [];
  if (code !== undefined && message !== undefined) return { code, message };
  if (text?.includes('stalled')) {
    return {
      code: 'stalled',
      message: 'The worker that ran the job disappeared; whether it did its work is not known here.',
    };
  }
  return { code: 'handler_failed', message: text ?? 'The job failed without a reason.' };
}
