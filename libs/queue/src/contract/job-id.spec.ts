import fc from 'fast-check';
import { z } from 'zod';
import { defineJob, JOBS } from '#contracts';
import { jobIdFor } from './job-id.js';

const uuid = fc.uuid();
const isUsable = (id: string) => id !== '' && !id.includes(':') && !/^\d+$/.test(id);

describe('job ids', () => {
  // Written out, not computed: jobs that wait in Redis were queued under these ids by the version before.
  it('stay what they were', () => {
    const workspaceId = '019ab2c4-5a7e-7c01-8b3e-2d6f4a1c9e80';
    const touchId = '019ab2c4-5a7e-7c01-8b3e-2d6f4a1c9e81';
    expect(jobIdFor(JOBS.dispatchTouch, { workspaceId, touchId, fence: 3 })).toBe(
      'tAZqyxFp-fAGLPi1vShyegQ-3',
    );
    expect(jobIdFor(JOBS.readInbox, { workspaceId, accountId: touchId })).toBe('iAZqyxFp-fAGLPi1vShyegQ');
    expect(jobIdFor(JOBS.wakeEngine, { because: 'pulse' })).toBe('wake-engine');
  });

  it('of two sends are the same only for the same touch and fence', () => {
    const payload = fc.record({ workspaceId: uuid, touchId: uuid, fence: fc.integer() });
    fc.assert(
      fc.property(payload, payload, (one, other) => {
        const same = one.touchId === other.touchId && one.fence === other.fence;
        return same === (jobIdFor(JOBS.dispatchTouch, one) === jobIdFor(JOBS.dispatchTouch, other));
      }),
    );
    fc.assert(
      fc.property(payload, fc.integer(), (one, fence) => {
        const ids = [one, { ...one, fence }].map((each) => jobIdFor(JOBS.dispatchTouch, each));
        return (one.fence === fence) === (ids[0] === ids[1]);
      }),
    );
  });

  it('of two inbox readings are the same only for the same account', () => {
    fc.assert(
      fc.property(uuid, uuid, uuid, (workspaceId, one, other) => {
        const id = (accountId: string) => jobIdFor(JOBS.readInbox, { workspaceId, accountId });
        return (one === other) === (id(one) === id(other));
      }),
    );
  });

  it('are taken by BullMQ, whatever the payload', () => {
    fc.assert(
      fc.property(uuid, uuid, fc.integer(), (workspaceId, other, fence) =>
        [
          jobIdFor(JOBS.dispatchTouch, { workspaceId, touchId: other, fence }),
          jobIdFor(JOBS.readInbox, { workspaceId, accountId: other }),
          jobIdFor(JOBS.wakeEngine, { because: 'signal' }),
        ].every(isUsable),
      ),
    );
  });

  it('are made up where the definition has none, each time another', () => {
    const request = { workspaceId: '', apiKeyId: '', operation: 'x', input: {}, idempotencyKey: 'k' };
    const ids = new Set(Array.from({ length: 1_000 }, () => jobIdFor(JOBS.requestAction, request)));
    expect(ids.size).toBe(1_000);
    expect([...ids].every((id) => isUsable(id) && id.length <= 20)).toBe(true);
  });

  it.each(['12345', 'a:b', ''])('a definition that makes "%s" is refused', (id) => {
    const job = defineJob({
      name: 'bad.id',
      queue: 'engine',
      payload: z.object({}),
      result: z.object({}),
      id: () => id,
      attempts: 1,
      timeoutMs: 1,
    });
    expect(() => jobIdFor(job, {})).toThrow('bad.id');
  });
});
