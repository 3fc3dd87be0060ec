/** Do the servers that tests rely on keep them apart? */
import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createTestDatabase } from '../../support/database.js';
import { createTestRedis, startOwnRedis } from '../../support/redis.js';

test('every test gets an empty, migrated database of its own', async () => {
  const databases = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(new Set(databases.map(({ ownerUrl }) => ownerUrl)).size).toBe(2);
  for (const { ownerUrl, close } of databases) {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    expect((await client.query('SELECT count(*)::int AS count FROM leads')).rows).toEqual([{ count: 0 }]);
    await client.end();
    await close();
  }
});

test('every test gets a prefix of its own on a Redis that answers', async () => {
  const [one, two] = await Promise.all([createTestRedis(), createTestRedis()]);
  expect(one.prefix).not.toBe(two.prefix);
  const redis = new Redis(one.url);
  expect(await redis.ping()).toBe('PONG');
  redis.disconnect();
});

test('a Redis of its own can be killed and brought back to its address, empty', async () => {
  const first = await startOwnRedis();
  const port = Number(new URL(first.url).port);
  const redis = new Redis(first.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => undefined);
  await redis.set('key', 'value');
  await first.kill();
  const second = await startOwnRedis([], port);
  expect(second.url).toBe(first.url);
  expect(await redis.get('key')).toBeNull();
  redis.disconnect();
  await second.kill();
});
