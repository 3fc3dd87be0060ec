/**
 * How do several processes share one bucket? In Redis, by one script, which nothing can interrupt, and by its clock.
 *
 * Fast or not at all: a Redis that is gone or slow is told to the caller at once, who then counts by itself.
 */
import { Redis } from 'ioredis';
import { sampledErrors, silentLogger, type Log } from '#observability';
import { producerOptions, type RedisConnection } from '../bullmq/connection.js';
import { type Bucket, ROUNDING, type Taken, tell } from './bucket.js';

/** Real milliseconds. */
const ANSWERS_WITHIN = 250;

/** KEYS: the bucket. ARGV: tokens a minute, cost. Answers whether, and the tokens left as text. */
const TAKE = `
local now = redis.call('TIME')
now = now[1] * 1000 + math.floor(now[2] / 1000)
local capacity = tonumber(ARGV[1])
local rate = capacity / 60000
local cost = math.min(tonumber(ARGV[2]), capacity)
local state = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = capacity
if state[1] and state[2] then
  tokens = math.min(capacity, tonumber(state[1]) + math.max(0, now - tonumber(state[2])) * rate)
end
local allowed = 0
if tokens + ${ROUNDING} >= cost then
  tokens = math.max(0, tokens - cost)
  allowed = 1
end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%d', now))
redis.call('PEXPIRE', KEYS[1], 61000)
return { allowed, tostring(tokens) }
`;

export interface RedisBucketsOptions {
  readonly connection: RedisConnection;
  /** Before every key. */
  readonly prefix: string;
  readonly log?: Log;
}

interface WithTake {
  takeTokens(key: string, perMinute: number, cost: number): Promise<[number, string]>;
}

export class RedisBuckets {
  private readonly redis: Redis & WithTake;

  constructor(private readonly options: RedisBucketsOptions) {
    const redis = new Redis({
      ...producerOptions(options.connection),
      commandTimeout: ANSWERS_WITHIN,
      enableAutoPipelining: true,
    });
    const errors = sampledErrors({
      log: options.log ?? silentLogger,
      message: 'the shared buckets cannot be reached',
    });
    redis.on('error', (error) => errors.report(error));
    redis.defineCommand('takeTokens', { numberOfKeys: 1, lua: TAKE });
    this.redis = redis as Redis & WithTake;
  }

  /** @throws when Redis does not answer in a quarter of a second */
  async take(name: string, { perMinute }: Bucket, cost: number): Promise<Taken> {
    const key = `${this.options.prefix}:buckets:${name}`;
    const [allowed, tokens] = await this.redis.takeTokens(key, perMinute, cost);
    return tell(perMinute, allowed === 1, Number(tokens), Math.min(cost, perMinute));
  }

  close(): void {
    this.redis.disconnect();
  }
}
