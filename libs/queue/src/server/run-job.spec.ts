import { JOBS } from '#contracts';
import { newTraceparent } from '#observability';
import { runJob, type JobHandler } from './run-job.js';

const signal = new AbortController().signal;
const delivery = { id: 'r1', queuedAt: 0, attemptsMade: 0 };
const request = {
  workspaceId: '019ab2c4-5a7e-7c01-8b3e-2d6f4a1c9e80',
  apiKeyId: '019ab2c4-5a7e-7c01-8b3e-2d6f4a1c9e81',
  operation: 'campaigns.pause',
  input: {},
  idempotencyKey: 'k',
};
const answer: JobHandler = async () => ({ status: 'running', actionId: 'act_1', extra: 'left out' });
const never: JobHandler = () => {
  throw new Error('must not run');
};

describe('running a job', () => {
  it('runs to the last moment of its expiry and not one later', async () => {
    const run = (handler: JobHandler, now: number) =>
      runJob(JOBS.requestAction, handler, { ...delivery, data: { payload: request } }, signal, () => now);
    await expect(run(answer, 30_000)).resolves.toEqual({ status: 'running', actionId: 'act_1' });
    await expect(run(never, 30_001)).rejects.toMatchObject({ code: 'expired', final: true });
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { payload: { because: 'nothing' } },
    { payload: { because: 'pulse', more: 1 } },
  ])('never hands %j to a handler', async (data) => {
    const run = runJob(JOBS.wakeEngine, never, { ...delivery, data }, signal);
    await expect(run).rejects.toMatchObject({ code: 'payload_invalid', final: true });
  });

  it('does not pass on an answer that breaks the contract', async () => {
    const data = { payload: { because: 'pulse' } };
    const run = runJob(JOBS.wakeEngine, async () => ({ advanced: 'many' }), { ...delivery, data }, signal);
    await expect(run).rejects.toMatchObject({
      code: 'result_invalid',
      detail: expect.stringContaining('advanced:'),
    });
  });

  it('a broken traceparent begins a new trace instead of failing the job', async () => {
    const seen: string[] = [];
    const handler: JobHandler = async (_, context) => {
      seen.push(context.traceparent);
      return { advanced: 0, allocated: 0 };
    };
    const known = newTraceparent();
    for (const traceparent of [known, 'nonsense']) {
      const data = { payload: { because: 'pulse' }, traceparent };
      await runJob(JOBS.wakeEngine, handler, { ...delivery, data }, signal);
    }
    expect(seen[0]).toContain(known.split('-')[1]);
    expect(seen[1]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
