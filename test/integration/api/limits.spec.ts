import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '../../../apps/api/src/start-api.js';
import { silentLogger } from '#observability';
import { type OwnRedis, startOwnRedis } from '../../support/redis.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let redis: OwnRedis;
let api: RunningApi;
beforeAll(async () => {
  redis = await startOwnRedis();
  api = await runApi({
    change: (config) => ({
      ...config,
      REDIS_URL: redis.url,
      API_READS_PER_MINUTE: 20,
      API_ACTS_PER_MINUTE: 10,
      // Few enough that a slow machine spends them faster than they come back.
      API_FAILURES_PER_MINUTE: 30,
    }),
  });
});
afterAll(async () => {
  await api.close();
  await redis.kill();
});

const read = (key: string, at = api) => call(at, 'GET', '/v1/workspace', { key });
const act = (key: string) => call(api, 'PATCH', '/v1/workspace', { key, body: { killSwitch: false } });
const statuses = (answers: readonly { readonly status: number }[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;

it('a key that spent its budget waits, and is told how long; its other budget is untouched', async () => {
  const key = await api.key();
  const answers = await Promise.all(Array.from({ length: 40 }, () => read(key)));
  expect(statuses(answers, 200)).toBeGreaterThanOrEqual(20);
  const refused = answers.find(({ status }) => status === 429);
  if (refused === undefined) throw new Error('Nothing was refused.');
  expectProblem(refused, 429, 'rate_limited');
  expect(refused.headers.get('ratelimit-policy')).toBe('"reads";q=20;w=60');
  expect(refused.headers.get('ratelimit')).toMatch(/^"reads";r=0;t=\d+$/);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await act(key)).status).toBe(200);
});

it('several processes share one budget', async () => {
  const key = await api.key();
  const second = await startApi(api.config, { logger: silentLogger });
  try {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        read(key, index % 2 === 0 ? api : { ...api, url: second.url }),
      ),
    );
    // What refilled while they ran may come on top: a third of a token a second.
    expect(statuses(answers, 200)).toBeGreaterThanOrEqual(20);
    expect(statuses(answers, 200)).toBeLessThanOrEqual(25);
  } finally {
    await second.close();
  }
});

it('a key with a budget of its own has that one', async () => {
  const admin = await api.key();
  const made = await call(api, 'POST', '/v1/keys', {
    key: admin,
    body: { name: 'Small', scopes: ['outreach:read'], readsPerMinute: 2 },
  });
  const key = (made.body as unknown as { key: string }).key;
  const answers = [await read(key), await read(key), await read(key)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"reads";q=2;w=60');
});

it('a refused call does nothing, and its idempotency key stays free', async () => {
  const key = await api.key();
  await Promise.all(Array.from({ length: 12 }, () => act(key)));
  const headers = { 'idempotency-key': 'later' };
  const refused = await call(api, 'POST', '/v1/identities', { key, body: { name: 'Late' }, headers });
  expectProblem(refused, 429, 'rate_limited');
  expect(await api.query("SELECT 1 FROM actions WHERE idempotency_key = 'later'")).toEqual([]);
});

it('without Redis everybody is still served, and still counted', async () => {
  const key = await api.key();
  const { port } = new URL(redis.url);
  await redis.kill();
  await sleep(50);
  const answers = await Promise.all(Array.from({ length: 40 }, () => read(key)));
  expect(statuses(answers, 200)).toBeGreaterThanOrEqual(20);
  expect(statuses(answers, 429)).toBeGreaterThan(0);
  expect(statuses(answers, 200) + statuses(answers, 429)).toBe(40);
  redis = await startOwnRedis([], Number(port));
});

it('one address that tries keys is stopped, and a good key from there is not', async () => {
  const key = await api.key();
  expect((await read(key)).status).toBe(200);
  const bad = `ovt_${'a'.repeat(8)}_${'a'.repeat(43)}`;
  const answers = await Promise.all(Array.from({ length: 120 }, () => read(bad)));
  expect(statuses(answers, 401)).toBeGreaterThanOrEqual(30);
  const refused = answers.find(({ status }) => status === 429);
  if (refused === undefined) throw new Error('Nobody was stopped.');
  expectProblem(refused, 429, 'rate_limited');
  expectProblem(await call(api, 'GET', '/v1/workspace'), 429, 'rate_limited');
  expect((await read(key)).status).toBe(200);
});
