/** How does each side of a queue hold its connection to Redis? Given by arguments; nothing is read from the environment. */
export interface RedisSettings {
  readonly host: string;
  readonly port: number;
  readonly db?: number;
  readonly username?: string;
  readonly password?: string;
  /** Present for TLS; Node's TLS options. */
  readonly tls?: Readonly<Record<string, unknown>>;
}

/** A `redis://user:password@host:port/db` address (`rediss://` for TLS), or its parts. */
export type RedisConnection = string | RedisSettings;

const RETRY_CEILING_MS = 2_000;

/** @throws Error when the address cannot be read; the address itself, which holds a password, is not quoted */
export function toRedisSettings(connection: RedisConnection): RedisSettings {
  if (typeof connection !== 'string') return connection;
  const url = URL.parse(connection);
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '') {
    throw new Error('The address of Redis cannot be read. Write redis://[user:password@]host[:port][/db].');
  }
  const db = Number(url.pathname.slice(1) || 0);
  if (!Number.isInteger(db)) throw new Error('The database in the address of Redis is not a number.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6_379),
    db,
    ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

function base(connection: RedisConnection) {
  return {
    ...toRedisSettings(connection),
    // CLIENT SETINFO exists only in newer servers, and in an access rule it could not even be named for the others.
    disableClientInfo: true,
    // How long a timer keeps the process alive after a connection was dropped; two seconds otherwise.
    disconnectTimeout: 200,
  };
}

/** Fails fast: who queues has someone waiting and must be told now. */
export function producerOptions(connection: RedisConnection) {
  return {
    ...base(connection),
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 5_000,
    retryStrategy: (times: number) => Math.min(times * 100, RETRY_CEILING_MS),
  };
}

/**
 * Never gives up, and is back within two seconds of Redis being back (BullMQ's own ceiling is twenty), until the process
 * closes: then it must not keep it alive.
 */
export function consumerOptions(connection: RedisConnection, isClosed: () => boolean) {
  return {
    ...base(connection),
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => (isClosed() ? null : Math.min(times * 100, RETRY_CEILING_MS)),
  };
}
