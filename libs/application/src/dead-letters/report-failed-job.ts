/**
 * Which letter does a job write that failed and is not tried again by its queue?
 *
 * A job is a wake-up, so the letter is about the thing that it would have woken. What the queue holds is believed as far as it
 * names things: a request counts only when its key exists, and one that was accepted is carried out by whoever finds it.
 */
import { isOperationName, JOBS } from '#contracts';
import { createHash } from 'node:crypto';
import type { EngineDependencies } from '../engine/engine-dependencies.js';
import type { Failure } from './dead-letter-store.port.js';
import { reportFailure } from './write-letter.js';

export interface FailedJob {
  readonly job: string;
  readonly jobId: string;
  /** As it lay on the queue. */
  readonly payload: unknown;
  readonly code: string;
  /** What the queue tells whoever asked: never what a server or a person wrote. */
  readonly message: string;
}

type Deps = Pick<EngineDependencies, 'newId' | 'work' | 'clock'>;

/** Nothing failed: its time was over before it began, or the worker was asked to stop. */
const NO_FAILURE = ['expired', 'shutdown'];

export async function reportFailedJob(deps: Deps, failed: FailedJob): Promise<void> {
  if (NO_FAILURE.includes(failed.code)) return;
  const { code, message, jobId } = failed;
  const write = (workspaceId: string, about: Pick<Failure, 'kind' | 'subject' | 'operation'>) =>
    reportFailure(deps, workspaceId, { ...about, code, message, jobId });
  const touch = read(JOBS.dispatchTouch, failed);
  if (touch) return write(touch.workspaceId, { kind: 'dispatch', subject: touch.touchId });
  const inbox = read(JOBS.readInbox, failed);
  if (inbox) return write(inbox.workspaceId, { kind: 'inbox', subject: inbox.accountId });
  const files = read(JOBS.mergeImports, failed);
  if (files) return write(files.workspaceId, { kind: 'round', subject: 'imports' });
  const request = read(JOBS.requestAction, failed);
  if (request) return reportRequest(deps, request, write);
  if (!read(JOBS.wakeEngine, failed)) return;
  // It would have run for everybody.
  for (const workspaceId of await deps.work.workspaceIds())
    await write(workspaceId, { kind: 'round', subject: 'engine' });
}

/** Undefined when this is another job, or no payload that such a job can have. */
function read<Job extends (typeof JOBS)[keyof typeof JOBS]>(job: Job, failed: FailedJob) {
  if (failed.job !== job.name) return undefined;
  return job.payload.safeParse(failed.payload).data as ReturnType<Job['payload']['parse']> | undefined;
}

async function reportRequest(
  deps: Deps,
  request: ReturnType<typeof JOBS.requestAction.payload.parse>,
  write: (workspaceId: string, about: Pick<Failure, 'kind' | 'subject' | 'operation'>) => Promise<void>,
): Promise<void> {
  const { workspaceId, apiKeyId, idempotencyKey, operation } = request;
  const known = await deps.work.run(workspaceId, ({ letters }) =>
    letters.requestOf(apiKeyId, idempotencyKey),
  );
  if (known !== 'never accepted') return;
  const hash = createHash('sha256').update(`${apiKeyId} ${idempotencyKey}`).digest('hex');
  await write(workspaceId, {
    kind: 'request',
    subject: hash,
    operation: isOperationName(operation) ? operation : null,
  });
}
