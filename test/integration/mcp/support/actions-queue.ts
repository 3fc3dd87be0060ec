/** What lies on the actions queue? Looked at and aged by hand, as nobody but a test does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createTestRedis } from '../../../support/redis.js';
import type { Adapter } from './adapter.js';

async function onRedis<T>(
  { config }: Adapter,
  work: (redis: Redis, queue: string) => Promise<T>,
): Promise<T> {
  const redis = new Redis((await createTestRedis()).url);
  try {
    return await work(redis, `${config.QUEUE_PREFIX}:actions`);
  } finally {
    redis.disconnect();
  }
}

/** As if what waits had been asked for earlier; answers how many requests wait. */
export function ageWaiting(adapter: Adapter, byMs: number): Promise<number> {
  return onRedis(adapter, async (redis, queue) => {
    const waiting = await redis.lrange(`${queue}:wait`, 0, -1);
    for (const id of waiting) await redis.hincrby(`${queue}:${id}`, 'timestamp', -byMs);
    return waiting.length;
  });
}

/** Waits until a worker has taken everything and is through with it. */
export function drained(adapter: Adapter): Promise<void> {
  return onRedis(adapter, async (redis, queue) => {
    for (let waited = 0; ; waited += 20) {
      const left = (await redis.llen(`${queue}:wait`)) + (await redis.llen(`${queue}:active`));
      if (left === 0) return;
      if (waited > 10_000) throw new Error(`${left} requests are left on the queue.`);
      await sleep(20);
    }
  });
}

/** What Redis refused to the adapter's user. */
export function refusedByRedis(adapter: Adapter): Promise<unknown[][]> {
  return onRedis(adapter, async (redis) => {
    const log = (await redis.call('ACL', 'LOG', '1000')) as unknown[][];
    return log.filter((entry) => entry.includes(`adapter-${adapter.config.QUEUE_PREFIX}`));
  });
}
