/**
 * How is the whole of Overture run in a test?
 *
 * The sandbox in this process, with a clock that is stepped by hand; the API and the worker as the processes that
 * production runs, on a database and a Redis prefix of their own.
 */
import { createOverture, type Overture } from '@overture/client';
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { startSandbox } from '../../../apps/sandbox/src/sandbox.js';
import { connectWorld, type ConnectedWorld } from '../../../launcher/demo/connect-world.ts';
import { createRest, type Rest } from './rest.ts';
import { createTestDatabase } from '../database.js';
import { freePort } from '../free-port.js';
import { createTestRedis } from '../redis.js';
import { type AppProcess, startApp } from './app-process.js';

export interface SystemOptions {
  readonly people?: number;
  readonly senders?: number;
  readonly seed?: string;
  /** Environment of the worker on top of the usual. */
  readonly worker?: Readonly<Record<string, string>>;
  readonly redisUrl?: string;
  /** A superuser's address of a Postgres server of the test's own. */
  readonly postgresUrl?: string;
}

export interface System {
  readonly sandboxUrl: string;
  readonly apiUrl: string;
  readonly key: string;
  readonly overture: Overture;
  /** By path, where the path is what a test is about. */
  readonly rest: Rest;
  readonly world: ConnectedWorld;
  /** Superuser, for looking at what no API shows. */
  readonly sql: pg.Pool;
  readonly worker: () => AppProcess;
  /** Starts a worker in place of one that ended; `env` on top of the usual. */
  restartWorker(env?: Readonly<Record<string, string>>): Promise<AppProcess>;
  readonly api: () => AppProcess;
  /** Starts an API in place of one that ended. */
  restartApi(): Promise<AppProcess>;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const [database, redis, sandbox] = await Promise.all([
    createTestDatabase(options.postgresUrl),
    createTestRedis(),
    startSandbox({
      people: options.people,
      senders: options.senders ?? 2,
      seed: options.seed,
      clock: 'stepped',
    }),
  ]);
  const [apiPort, workerPort] = [await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const env: Record<string, string> = {
    LOG_LEVEL: 'info',
    DATABASE_URL_API: database.apiUrl,
    DATABASE_URL_ENGINE: database.engineUrl,
    DATABASE_URL_READER: database.readerUrl,
    REDIS_URL: options.redisUrl ?? redis.url,
    REDIS_ADAPTER_URL: options.redisUrl ?? redis.url,
    QUEUE_PREFIX: redis.prefix,
    API_PORT: String(apiPort),
    API_PUBLIC_URL: apiUrl,
    WORKER_HEALTH_PORT: String(workerPort),
    OVERTURE_SECRET_KEY: randomBytes(32).toString('base64'),
    OVERTURE_KEY_PEPPER: randomBytes(32).toString('base64'),
    BUSINESS_CLOCK_URL: sandbox.url,
    ADDRESS_CHECKS: 'rules',
    WORKER_PULSE_MS: '50',
    WORKER_INBOX_MS: '200',
    WORKER_LEASE_MS: '2500',
    WORKER_SEND_DEADLINE_MS: '1000',
    WORKER_SETTLE_MS: '500',
    WORKER_LOST_WAKEUP_MS: '2000',
    ...options.worker,
  };
  const key = await createKey(env);
  let api = await startApp('api', env, apiPort);
  let worker = await startApp('worker', env, workerPort);
  const rest = createRest(apiUrl, key);
  const overture = createOverture({ baseUrl: apiUrl, apiKey: key });
  const sql = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A database that is dropped may cut a connection that is just closing.
  sql.on('error', () => undefined);
  return {
    sandboxUrl: sandbox.url,
    apiUrl,
    key,
    overture,
    rest,
    world: await connectWorld(overture, sandbox.url),
    sql,
    env,
    worker: () => worker,
    restartWorker: async (more = {}) =>
      (worker = await startApp('worker', { ...env, WORKER_CRASH_AT: '', ...more }, workerPort)),
    api: () => api,
    restartApi: async () => (api = await startApp('api', env, apiPort)),
    close: async () => {
      worker.thaw();
      await Promise.all([worker.stop(), api.stop()]);
      await sandbox.close();
      await sql.end();
      await database.close();
    },
  };
}

/** As an operator makes the first key. */
export async function createKey(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['dist/apps/api/src/create-key.js', '--name', 'test', ...args],
    {
      env: { PATH: process.env['PATH'] ?? '', ...env },
    },
  );
  return stdout.trim().split('\n').at(-1) ?? '';
}
