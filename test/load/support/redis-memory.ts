/** How much memory does Redis use at most while something goes on? As Redis counts it, asked twenty times a second. */
import { Redis } from 'ioredis';

export interface MemoryWatch {
  /** In MB, since the beginning. */
  stop(): Promise<number>;
}

const EVERY_MS = 50;

/** Begins with an empty Redis. */
export async function watchRedisMemory(url: string): Promise<MemoryWatch> {
  const redis = new Redis(url);
  await redis.flushall();
  let peak = 0;
  const look = async (): Promise<void> => {
    const used = /^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1];
    peak = Math.max(peak, Number(used ?? 0));
  };
  await look();
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await look();
      await redis.quit();
      return peak / 1e6;
    },
  };
}
