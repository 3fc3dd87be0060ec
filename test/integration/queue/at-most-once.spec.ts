import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { JOBS } from '#contracts';
import { jobIdFor, QueueClient, QueueServer, type QueuesServed } from '#queue';
import { createTestRedis } from '../../support/redis.js';
import { eventually, listening } from './serving.js';

const queues: QueuesServed = {
  actions: 'not served',
  engine: 'not served',
  dispatch: { concurrency: 2 },
  inbox: 'not served',
  imports: 'not served',
};
const touch = { workspaceId: randomUUID(), touchId: randomUUID(), fence: 1 };

describe('a send whose worker disappeared', () => {
  let url: string;
  let prefix: string;
  const key = (name: string) => `${prefix}:dispatch:${name}`;
  let admin: Redis;
  let client: QueueClient;
  const servers: QueueServer[] = [];
  const dead: object[] = [];

  const serve = async (handler: () => Promise<unknown>): Promise<QueueServer> => {
    const server = new QueueServer({
      connection: url,
      prefix,
      queues,
      closeDeadlineMs: 100,
      onDead: async (job) => void dead.push(job),
    });
    server.addHandler('touches.dispatch', handler);
    await listening(server);
    servers.push(server);
    await eventually('ready', () => server.isReady());
    return server;
  };

  beforeAll(async () => {
    ({ url, prefix } = await createTestRedis());
    admin = new Redis(url);
    client = new QueueClient({ connection: url, prefix });
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await client.close();
    admin.disconnect();
  });

  it('is never started again by the queue; it fails as stalled, and its id is free for the reconciler', async () => {
    let starts = 0;
    const stuck = Promise.withResolvers<void>();
    const lost = await serve(async () => {
      starts += 1;
      await stuck.promise;
      return { outcome: 'sent' };
    });
    const asked = client.request(JOBS.dispatchTouch, touch, { timeoutMs: 20_000 });
    await eventually('started', () => starts === 1);
    await lost.close();

    // What a minute of silence does: the lock runs out, and two stalled checks find the job.
    const survivor = await serve(async () => {
      starts += 1;
      return { outcome: 'sent' };
    });
    await admin.del(key(`${jobIdFor(JOBS.dispatchTouch, touch)}:lock`));
    const [worker] = survivor.unwrap<Worker[]>();
    for (let check = 0; check < 2; check += 1) {
      await admin.del(key('stalled-check'));
      await worker?.startStalledCheckTimer();
      await sleep(100);
    }

    expect(await asked).toMatchObject({ status: 'failed', error: { code: 'stalled' } });
    expect(starts).toBe(1);
    expect(dead).toEqual([
      expect.objectContaining({ job: 'touches.dispatch', payload: touch, code: 'stalled' }),
    ]);
    expect(await client.request(JOBS.dispatchTouch, touch, { timeoutMs: 5_000 })).toMatchObject({
      status: 'completed',
    });
    expect(starts).toBe(2);
    stuck.resolve();
  });

  it('leaves nothing in Redis once it is done', async () => {
    await client.request(JOBS.dispatchTouch, { ...touch, fence: 2 }, { timeoutMs: 5_000 });
    expect(await admin.exists(key(jobIdFor(JOBS.dispatchTouch, { ...touch, fence: 2 })))).toBe(0);
    expect(await admin.zcard(key('completed'))).toBe(0);
  });

  it('a result is not missed, however fast the worker and however new the client', async () => {
    for (let fence = 10; fence < 30; fence += 1) {
      const fresh = new QueueClient({ connection: url, prefix });
      const outcome = await fresh.request(JOBS.dispatchTouch, { ...touch, fence }, { timeoutMs: 3_000 });
      expect(outcome.status).toBe('completed');
      await fresh.close();
    }
  });

  it('a hundred requests in flight share one listener', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    const fresh = new QueueClient({ connection: url, prefix });
    const fences = Array.from({ length: 100 }, (_, index) => 100 + index);
    const outcomes = await Promise.all(
      fences.map((fence) => fresh.request(JOBS.dispatchTouch, { ...touch, fence }, { timeoutMs: 10_000 })),
    );
    expect(outcomes.every(({ status }) => status === 'completed')).toBe(true);
    await fresh.close();
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
