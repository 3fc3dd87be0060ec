import { Queue } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OwnRedis, startOwnRedis } from '../../support/redis.js';
import { call, type RunningApi, runApi } from './support/running-api.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

let redis: OwnRedis;
let api: RunningApi;
let key: string;
beforeAll(async () => {
  redis = await startOwnRedis();
  api = await runApi({ change: (config) => ({ ...config, REDIS_URL: redis.url }) });
  key = await api.key();
});
afterAll(async () => {
  await api.close();
  await redis.kill();
});

it('the engine is woken by an act that may make something due, in the trace of its request', async () => {
  const headers = { traceparent: `00-${TRACE}-b7ad6b7169203331-01` };
  await call(api, 'PATCH', '/v1/workspace', { key, body: { killSwitch: false }, headers });
  const queue = new Queue('engine', { connection: { url: redis.url }, prefix: api.config.QUEUE_PREFIX });
  try {
    let jobs = await queue.getJobs(['waiting']);
    for (let tries = 0; jobs.length === 0 && tries < 50; tries += 1) {
      await sleep(20);
      jobs = await queue.getJobs(['waiting']);
    }
    expect(jobs.map(({ data }) => data)).toEqual([
      { payload: { because: 'resumed' }, traceparent: expect.stringContaining(`00-${TRACE}-`) },
    ]);
  } finally {
    await queue.close();
  }
});

it('a lost Redis fails no act and delays none', async () => {
  const { port } = new URL(redis.url);
  await redis.kill();
  const started = performance.now();
  const answer = await call(api, 'PATCH', '/v1/workspace', { key, body: { killSwitch: true } });
  expect(answer.status).toBe(200);
  expect(performance.now() - started).toBeLessThan(1_000);
  const ready = await call(api, 'GET', '/health/ready');
  expect(ready.status).toBe(503);
  expect(ready.body.checks).toMatchObject({ postgres: { ok: true }, redis: { ok: false } });
  redis = await startOwnRedis([], Number(port));
});
