/** Why could a job not be queued? */
export type QueueErrorCode =
  /** Redis cannot be reached, or takes no writes now. Nothing was promised; the same call may be tried again. */
  | 'queue_unavailable'
  /** This process' Redis user may not use that queue. */
  | 'queue_forbidden'
  /** The payload does not match the job's schema. */
  | 'payload_invalid';

const NEXT_STEPS: Readonly<Record<QueueErrorCode, string>> = {
  queue_unavailable: 'Check that Redis runs and has memory left, then try the same call again.',
  queue_forbidden: 'Use the queue that this process is meant for, or correct the ACL of its Redis user.',
  payload_invalid: 'Correct the payload; the fields are named in the message.',
};

export class QueueError extends Error {
  readonly nextStep: string;

  constructor(
    readonly code: QueueErrorCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.name = 'QueueError';
    this.nextStep = NEXT_STEPS[code];
  }
}
