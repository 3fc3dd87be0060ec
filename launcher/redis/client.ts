/** How does the launcher itself talk to Redis? Short visits: does it answer, prepare a given server, forget a prefix. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { LauncherError } from '../terminal/launcher-error.ts';
import { actionsUserRules } from '../../libs/queue/src/redis-acl.ts';

async function visit<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    disconnectTimeout: 100,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** True once the server answers, false when `gaveUp` says so or the time is over. */
export async function answers(url: string, withinMs: number, gaveUp: () => boolean): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && !gaveUp()) {
    const ok = await visit(url, (redis) => redis.ping()).then(
      () => true,
      () => false,
    );
    if (ok) return true;
    await sleep(50);
  }
  return false;
}

const GIVEN_ADAPTER_USER = 'overture-adapter';

/**
 * On a Redis that was given by REDIS_URL: makes the adapter's narrow user and returns its URL. A server where users
 * cannot be made needs REDIS_ADAPTER_URL; falling back to the full user would open every queue to the adapter.
 */
export async function createAdapterUser(url: string, password: string, prefix: string): Promise<string> {
  try {
    const rules = [...actionsUserRules(prefix), `>${password}`];
    await visit(url, (redis) => redis.acl('SETUSER', GIVEN_ADAPTER_USER, ...rules));
  } catch (error) {
    throw new LauncherError(
      `The Redis at REDIS_URL did not let the launcher make a user for the MCP adapter: ${(error as Error).message}`,
      [
        `make one yourself — ACL SETUSER ${GIVEN_ADAPTER_USER} ${actionsUserRules(prefix).join(' ')} >PASSWORD — and set REDIS_ADAPTER_URL`,
        'or unset REDIS_URL to let the launcher run a Redis of its own',
      ],
    );
  }
  const adapter = new URL(url);
  adapter.username = GIVEN_ADAPTER_USER;
  adapter.password = password;
  return adapter.href;
}

/** Removes every key of one prefix, for a demo that starts anew on a given server. */
export async function forgetPrefix(url: string, prefix: string): Promise<void> {
  await visit(url, async (redis) => {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1_000 }) as AsyncIterable<
      string[]
    >)
      if (keys.length > 0) await redis.unlink(...keys);
  });
}
