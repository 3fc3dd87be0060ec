import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { JOBS } from '#contracts';
import { QueueClient } from '#queue';
import { newThrowawayArea, createArea, type Area } from '../../../launcher/area/area.ts';
import { removeArea } from '../../../launcher/area/remove.ts';
import { readOrCreateSecrets } from '../../../launcher/area/secrets.ts';
import { Children } from '../../../launcher/processes/children.ts';
import { redisUrls, type RedisUrls, startRedis } from '../../../launcher/redis/server.ts';

const prefix = 'overture';

/** What Redis says to a command, key or channel that is not allowed, also from inside a script. */
const REFUSED = /NOPERM|No permissions|can't access at least one of the keys/;
let area: Area;
let children: Children;
let urls: RedisUrls;
let adapter: Redis;

beforeAll(async () => {
  area = newThrowawayArea();
  createArea(area);
  children = new Children(area);
  const secrets = readOrCreateSecrets(area);
  const { port } = await startRedis(area, children, secrets, { durable: false, prefix });
  urls = redisUrls(secrets, port);
  adapter = new Redis(urls.adapterUrl);
});

afterAll(async () => {
  adapter.disconnect();
  await children.stopAll();
  removeArea(area);
});

const connection = (url: string) => ({ url, maxRetriesPerRequest: null });

test('the adapter can put an action on its queue and hear its result', async () => {
  const answer = { status: 'running', actionId: 'act_1' } as const;
  const worker = new Worker('actions', async () => answer, { prefix, connection: connection(urls.url) });
  const client = new QueueClient({ connection: urls.adapterUrl, prefix });
  try {
    const request = {
      workspaceId: randomUUID(),
      apiKeyId: randomUUID(),
      operation: 'campaigns.pause',
      input: {},
      idempotencyKey: randomUUID(),
    };
    const outcome = await client.request(JOBS.requestAction, request, { timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ status: 'completed', result: answer });
  } finally {
    await client.close();
    await worker.close();
  }
});

test('the adapter can touch no other queue, nor learn what is in it', async () => {
  const other = new Queue('dispatch', { prefix, connection: connection(urls.url) });
  await other.add('touch', {});
  const intruder = new Queue('dispatch', { prefix, connection: connection(urls.adapterUrl) });
  intruder.on('error', () => undefined);
  await expect(intruder.add('touch', {})).rejects.toThrow(REFUSED);
  await expect(intruder.getJobCounts()).rejects.toThrow(REFUSED);
  await intruder.close();
  await other.close();
  for (const command of [
    ['GET', 'overture:dispatch:id'],
    ['EVAL', "return redis.call('GET', 'overture:dispatch:id')", '0'],
    ['SCAN', '0'],
    ['RANDOMKEY'],
    ['DBSIZE'],
    ['KEYS', '*'],
    ['PUBLISH', 'anything', 'x'],
    ['SUBSCRIBE', '__keyspace@0__:overture:dispatch:id'],
  ] as const) {
    const [name, ...args] = command;
    await expect(adapter.call(name, ...args)).rejects.toThrow(REFUSED);
  }
});

test('the adapter can administrate nothing', async () => {
  for (const command of [
    ['CONFIG', 'GET', '*'],
    ['ACL', 'LIST'],
    ['FLUSHALL'],
    ['FLUSHDB'],
    ['SWAPDB', '0', '1'],
    ['SCRIPT', 'FLUSH'],
    ['FUNCTION', 'FLUSH'],
    ['MONITOR'],
    ['SHUTDOWN'],
    ['CLIENT', 'LIST'],
    ['MIGRATE', '127.0.0.1', '1', 'overture:actions:id', '0', '1'],
  ] as const) {
    const [name, ...args] = command;
    const answer = await adapter.call(name, ...args).catch((error: Error) => error.message);
    expect([name, answer]).toEqual([name, expect.stringMatching(REFUSED)]);
  }
});
