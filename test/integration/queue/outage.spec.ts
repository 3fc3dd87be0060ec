import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { JOBS } from '#contracts';
import { createLogger } from '#observability';
import { QueueClient, QueueServer, type QueuesServed } from '#queue';
import { startOwnRedis, type OwnRedis } from '../../support/redis.js';
import { eventually, listening } from './serving.js';

const queues: QueuesServed = {
  actions: 'not served',
  engine: { concurrency: 1 },
  dispatch: 'not served',
  inbox: 'not served',
  imports: 'not served',
};

function recorder() {
  const lines: string[] = [];
  return {
    lines,
    log: createLogger({ name: 'test', destination: { write: (line) => void lines.push(line) } }),
  };
}

describe('when Redis is gone', () => {
  let redis: OwnRedis;
  let client: QueueClient;
  let server: QueueServer;
  const logs = recorder();
  const handled: unknown[] = [];

  beforeAll(async () => {
    redis = await startOwnRedis();
    const options = { connection: redis.url, prefix: 'overture', log: logs.log };
    client = new QueueClient({ ...options, readyTimeoutMs: 500 });
    server = new QueueServer({ ...options, queues, closeDeadlineMs: 1_000 });
    server.addHandler('engine.wake', async (payload: unknown) => {
      handled.push(payload);
      return { advanced: 0, allocated: 0 };
    });
    await listening(server);
    await eventually('both ready', async () => (await client.isReady()) && (await server.isReady()));
  });

  afterAll(async () => {
    await eventually('the worker is back after the last outage', () => server.isReady());
    await server.close();
    await client.close();
    await redis.kill();
  });

  it('producers are told so within a second, both sides say not ready, and the log stays quiet', async () => {
    await redis.kill();
    for (let i = 0; i < 3; i += 1) {
      const started = Date.now();
      await expect(client.enqueue(JOBS.wakeEngine, { because: 'pulse' })).rejects.toMatchObject({
        code: 'queue_unavailable',
        nextStep: expect.stringContaining('Redis'),
      });
      expect(Date.now() - started).toBeLessThan(1_000);
    }
    const asked = client.request(JOBS.wakeEngine, { because: 'pulse' }, { timeoutMs: 5_000 });
    await expect(asked).rejects.toMatchObject({ code: 'queue_unavailable' });
    expect(await client.isReady()).toBe(false);
    expect(await server.isReady()).toBe(false);
    await sleep(1_500);
    expect(logs.lines.length).toBeGreaterThan(0);
    expect(logs.lines.length).toBeLessThan(6);
  });

  it('work goes on by itself once it is back, and nothing refused is run behind the back of who was refused', async () => {
    redis = await restarted(redis);
    await eventually('both ready', async () => (await client.isReady()) && (await server.isReady()), 15_000);
    await sleep(200);
    expect(handled).toEqual([]);
    const outcome = await client.request(JOBS.wakeEngine, { because: 'resumed' }, { timeoutMs: 10_000 });
    expect(outcome.status).toBe('completed');
    expect(handled).toEqual([{ because: 'resumed' }]);
  });

  it('a flush in between loses waiting jobs but not the queue, which says since when it remembers', async () => {
    const admin = new Redis(redis.url);
    await client.enqueue(JOBS.wakeEngine, { because: 'pulse' }, { delayMs: 60_000 });
    const before = Temporal.Instant.from('2026-03-02T09:00:00Z');
    const after = before.add({ seconds: 1 });
    expect(await client.remembersSince(before)).toEqual(before);
    expect(await client.remembersSince(after)).toEqual(before);
    await admin.flushall();
    expect(await client.remembersSince(after)).toEqual(after);
    admin.disconnect();
    const outcome = await client.request(JOBS.wakeEngine, { because: 'signal' }, { timeoutMs: 15_000 });
    expect(outcome.status).toBe('completed');
  });

  it('a full Redis refuses jobs with a reason and takes them again when there is room', async () => {
    const admin = new Redis(redis.url);
    await admin.config('SET', 'maxmemory', '1');
    const refused = client.enqueue(JOBS.wakeEngine, { because: 'pulse' });
    await expect(refused).rejects.toMatchObject({
      code: 'queue_unavailable',
      detail: expect.stringContaining('memory'),
    });
    await admin.config('SET', 'maxmemory', '0');
    admin.disconnect();
    expect((await client.request(JOBS.wakeEngine, { because: 'pulse' }, { timeoutMs: 10_000 })).status).toBe(
      'completed',
    );
  });

  it('a process can close while it is gone', async () => {
    const other = new QueueClient({ connection: redis.url, prefix: 'overture' });
    const worker = new QueueServer({
      connection: redis.url,
      prefix: 'overture',
      queues,
      closeDeadlineMs: 500,
    });
    worker.addHandler('engine.wake', async () => ({ advanced: 0, allocated: 0 }));
    worker.listen(() => undefined);
    await eventually('ready', () => worker.isReady());
    await redis.kill();
    const started = Date.now();
    await Promise.all([other.close(), worker.close()]);
    expect(Date.now() - started).toBeLessThan(8_000);
    redis = await restarted(redis);
  });

  it('a process that starts while it is gone begins to work when it comes', async () => {
    await redis.kill();
    const late = new QueueClient({ connection: redis.url, prefix: randomUUID(), readyTimeoutMs: 200 });
    await expect(late.enqueue(JOBS.wakeEngine, { because: 'pulse' })).rejects.toMatchObject({
      code: 'queue_unavailable',
    });
    redis = await restarted(redis);
    await eventually('ready', () => late.isReady());
    await expect(late.enqueue(JOBS.wakeEngine, { because: 'pulse' })).resolves.toHaveProperty('jobId');
    await late.close();
  });
});

/** Back at the same address, empty. */
function restarted({ url }: OwnRedis): Promise<OwnRedis> {
  return startOwnRedis([], Number(new URL(url).port));
}
