/** Are jobs what the map says: wake-up calls with short ids, sent once, each with one handler? */
import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { JOBS, QUEUES } from '#contracts';
import { findHandlerProblems, jobIdFor, QUEUE_POLICIES, type RegisteredHandler } from '#queue';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import fc from 'fast-check';
import { z } from 'zod';
import { WorkerModule, type WorkerParts } from '../../apps/worker/src/worker.module.js';

const jobs = Object.values(JOBS);
/** Queues whose jobs put something into the world. */
const SENDING = ['dispatch'] as const;
const CARRIES_REQUESTS = 'actions';

type Ctor = { readonly prototype: object };

/** What Nest will find in the worker, read the way Nest reads it. */
function workerHandlers(): RegisteredHandler[] {
  const parts = { config: {} } as WorkerParts;
  const controllers = (WorkerModule.of(parts).controllers ?? []) as unknown as Ctor[];
  return controllers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).flatMap((method) => {
      const handler = Object.getOwnPropertyDescriptor(prototype, method)?.value as object | undefined;
      const patterns = handler && (Reflect.getMetadata(PATTERN_METADATA, handler) as string[] | undefined);
      return (patterns ?? []).map((name) => ({ name, isEvent: false }));
    }),
  );
}

describe('a job', () => {
  it('has a name of its own', () => {
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  });

  it.each(SENDING)('on the %s queue is tried once, and never again when its worker vanished', (queue) => {
    expect(QUEUE_POLICIES[queue].maxStalledCount).toBe(0);
    const sending = jobs.filter((job) => job.queue === queue);
    expect(sending).not.toEqual([]);
    expect(sending.map(({ attempts }) => attempts)).toEqual(sending.map(() => 1));
  });

  it('is never retried by the queue: what failed is the ledger’s business', () => {
    expect(jobs.filter(({ attempts }) => attempts !== 1).map(({ name }) => name)).toEqual([]);
  });

  it('that an assistant waits for expires, when it was never begun, within 30 s', () => {
    for (const job of jobs.filter(({ queue }) => queue === CARRIES_REQUESTS)) {
      expect(job.expiresAfterMs).toBeLessThanOrEqual(30_000);
    }
  });

  it('carries ids and figures, never state, outside the actions queue', () => {
    for (const job of jobs.filter(({ queue }) => queue !== CARRIES_REQUESTS)) {
      const shape = z.toJSONSchema(job.payload) as { properties: Record<string, Record<string, unknown>> };
      for (const [field, { type, format, enum: words }] of Object.entries(shape.properties)) {
        const isIdOrFigure = format === 'uuid' || type === 'integer' || words !== undefined;
        expect({ job: job.name, field, isIdOrFigure }).toEqual({ job: job.name, field, isIdOrFigure: true });
      }
      expect(shape).toMatchObject({ additionalProperties: false });
    }
  });

  it('has an id that Redis keeps small and BullMQ takes, for any payload', () => {
    const ids = fc.record({
      workspaceId: fc.uuid(),
      touchId: fc.uuid(),
      accountId: fc.uuid(),
      fence: fc.integer({ min: 0, max: 1_000_000 }),
      because: fc.constant('pulse' as const),
    });
    fc.assert(
      fc.property(ids, (payload) => {
        for (const job of jobs) {
          const id = (jobIdFor as (job: unknown, payload: unknown) => string)(job, payload);
          expect(id.length).toBeLessThanOrEqual(32);
          expect(id).not.toMatch(/^\d+$|:|\s/);
        }
      }),
    );
  });

  it('shares its id with no other wake-up: two touches, and two reservations of one, are two jobs', () => {
    const id = JOBS.dispatchTouch.id!;
    const [workspaceId, one, other] = [1, 2, 3].map((n) => `0190a000-0000-7000-8000-00000000000${n}`) as [
      string,
      string,
      string,
    ];
    const made = [
      id({ workspaceId, touchId: one, fence: 1 }),
      id({ workspaceId, touchId: one, fence: 2 }),
      id({ workspaceId, touchId: other, fence: 1 }),
      JOBS.readInbox.id!({ workspaceId, accountId: one }),
      JOBS.readInbox.id!({ workspaceId, accountId: other }),
    ];
    expect(new Set(made).size).toBe(made.length);
    expect(id({ workspaceId, touchId: one, fence: 1 })).toBe(made[0]);
  });

  it('has exactly one handler in the worker', () => {
    const handlers = workerHandlers();
    const declared = new Map(jobs.map((job) => [job.name as string, job]));
    expect(findHandlerProblems(declared, new Set(QUEUES), handlers)).toEqual([]);
    expect(handlers.map(({ name }) => name).sort()).toEqual(jobs.map(({ name }) => name).sort());
  });
});
