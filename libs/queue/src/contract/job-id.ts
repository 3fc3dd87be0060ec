/**
 * Under which id does a job travel?
 *
 * The definition's, made from the payload, so that the same wake-up is queued once; else a random one. BullMQ refuses an
 * id with ':' and one of digits only, so such a definition is refused here, before it meets a queue.
 */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { JobDefinition } from '#contracts';

export function jobIdFor<Name extends string, Payload extends z.ZodType, Result extends z.ZodType>(
  job: JobDefinition<Name, Payload, Result>,
  payload: z.output<Payload>,
): string {
  if (job.id === undefined) return randomJobId();
  const id = job.id(payload);
  if (id === '' || id.includes(':') || /^\d+$/.test(id)) {
    throw new Error(
      `The job ${job.name} made the id "${id}". An id has no ':', is not empty and not all digits.`,
    );
  }
  return id;
}

/** 96 random bits in 17 characters, short enough for Redis to keep the job's hash compact. */
export function randomJobId(): string {
  return `r${randomBytes(12).toString('base64url')}`;
}
