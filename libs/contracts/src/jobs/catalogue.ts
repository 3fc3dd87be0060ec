/** Which jobs exist? The queue library refuses to start a process whose handlers do not match this list. */
import { z } from 'zod';
import { defineJob } from './job.js';

const uuid = z.uuid();
/** A uuid in 22 characters, none left out: two uuids never share a job id. */
const short = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** A request from outside (MCP) to act. Accepted only once the worker has committed it. */
export const requestAction = defineJob({
  name: 'actions.request',
  queue: 'actions',
  payload: z.strictObject({
    workspaceId: uuid,
    /** The API key that asks; the worker derives its rights again from the database. */
    apiKeyId: uuid,
    operation: z.string().max(100),
    input: z.json(),
    idempotencyKey: z.string().min(1).max(255),
  }),
  result: z.discriminatedUnion('status', [
    z.object({ status: z.literal('succeeded'), actionId: z.string(), output: z.json() }),
    z.object({ status: z.literal('running'), actionId: z.string() }),
    z.object({
      status: z.literal('failed'),
      actionId: z.string().optional(),
      error: z.object({ code: z.string(), detail: z.string(), nextStep: z.string(), httpStatus: z.number() }),
    }),
  ]),
  attempts: 1,
  expiresAfterMs: 30_000,
  timeoutMs: 120_000,
});

/** Send one touch. Safe to repeat: the claim refuses a second entry. */
export const dispatchTouch = defineJob({
  name: 'touches.dispatch',
  queue: 'dispatch',
  payload: z.strictObject({ workspaceId: uuid, touchId: uuid, fence: z.number().int() }),
  result: z.object({ outcome: z.string() }),
  id: ({ touchId, fence }) => `t${short(touchId)}-${fence}`,
  attempts: 1,
  timeoutMs: 240_000,
});

/** Read what is new in one account (mailbox or provider). */
export const readInbox = defineJob({
  name: 'inbox.read',
  queue: 'inbox',
  payload: z.strictObject({ workspaceId: uuid, accountId: uuid }),
  result: z.object({ stored: z.number().int() }),
  id: ({ accountId }) => `i${short(accountId)}`,
  againIfActive: true,
  attempts: 1,
  timeoutMs: 60_000,
});

/** Something was stored or became due: run an engine round now instead of at the next pulse. */
export const wakeEngine = defineJob({
  name: 'engine.wake',
  queue: 'engine',
  payload: z.strictObject({ because: z.enum(['launched', 'signal', 'resumed', 'action', 'pulse']) }),
  result: z.object({ advanced: z.number().int(), allocated: z.number().int() }),
  id: () => 'wake-engine',
  againIfActive: true,
  attempts: 1,
  timeoutMs: 60_000,
});

/** A file is in: merge its rows now instead of at the next look. */
export const mergeImports = defineJob({
  name: 'imports.merge',
  queue: 'imports',
  payload: z.strictObject({ workspaceId: uuid }),
  result: z.object({ merged: z.number().int() }),
  id: ({ workspaceId }) => `m${short(workspaceId)}`,
  againIfActive: true,
  attempts: 1,
  timeoutMs: 120_000,
});

export const JOBS = { requestAction, dispatchTouch, readInbox, wakeEngine, mergeImports } as const;
export type JobName = (typeof JOBS)[keyof typeof JOBS]['name'];
export type JobByName<Name extends JobName> = Extract<(typeof JOBS)[keyof typeof JOBS], { name: Name }>;
export type PayloadOf<Name extends JobName> = z.output<JobByName<Name>['payload']>;
export type ResultOf<Name extends JobName> = z.output<JobByName<Name>['result']>;
