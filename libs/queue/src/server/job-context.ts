/** What does a handler know about the job it runs? The second argument of every `@HandlesJob` method. */
export interface JobContext {
  readonly name: string;
  readonly id: string;
  /** 0 at the first attempt. */
  readonly attemptsMade: number;
  /** W3C traceparent of this run; `currentTrace()` says the same. */
  readonly traceparent: string;
  /** Fires at the job's `timeoutMs` and at shutdown: stop at the next safe point. Its reason is a `JobError`. */
  readonly signal: AbortSignal;
}
