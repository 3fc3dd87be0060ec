/**
 * What runs in a chaos test? Everything that production runs, on servers that may be broken: two workers, of which one lives
 * on a machine whose clock is wrong, an API, a Postgres and a Redis of the test's own. Whatever dies is started again, as a
 * supervisor would.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/free-port.js';
import { type OwnPostgres, startOwnPostgres } from '../../support/own-postgres.js';
import { type OwnRedis, startOwnRedis } from '../../support/redis.js';
import { type AppProcess, startApp } from '../../support/system/app-process.js';
import { startSystem, type System } from '../../support/system/system.js';
import type { Schedule } from './schedule.js';

export interface TroubledSystem {
  readonly system: System;
  readonly postgres: OwnPostgres;
  readonly redis: () => OwnRedis;
  /** Brings an empty Redis to the address of the one that was killed. */
  replaceRedis(): Promise<void>;
  /** The worker whose deaths are not ordered. */
  readonly secondWorker: () => AppProcess;
  /** Deaths of the first worker so far: each at its point, in the order of the schedule. */
  readonly deaths: () => number;
  /** Waits until everything that was started again answers. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds by which the second worker's clock goes ahead. */
const SKEW_MS = 45_000;

export interface TroubleOptions {
  readonly people: number;
  readonly senders: number;
  readonly seed: string;
  readonly deaths: Schedule['deaths'];
}

export async function startTroubledSystem(options: TroubleOptions): Promise<TroubledSystem> {
  const postgres = await startOwnPostgres();
  let redis = await startOwnRedis();
  const [firstDeath = '', ...deaths] = options.deaths;
  const system = await startSystem({
    people: options.people,
    senders: options.senders,
    seed: options.seed,
    redisUrl: redis.url,
    postgresUrl: postgres.url,
    worker: { WORKER_CRASH_AT: firstDeath },
  });
  const port = await freePort();
  const skewed = {
    ...system.env,
    WORKER_CRASH_AT: '',
    WORKER_HEALTH_PORT: String(port),
    CLOCK_SKEW_MS: String(SKEW_MS),
    NODE_OPTIONS: `--import ${new URL('../../support/system/skewed-clock.ts', import.meta.url).pathname}`,
  };
  let second = await startApp('worker', skewed, port);
  let died = 0;
  const supervisors = [
    supervise(
      () => system.worker(),
      async () => {
        const order = deaths[died];
        died += 1;
        await system.restartWorker(order === undefined ? {} : { WORKER_CRASH_AT: order });
      },
    ),
    supervise(
      () => second,
      async () => void (second = await startApp('worker', skewed, port)),
    ),
    supervise(
      () => system.api(),
      () => system.restartApi().then(() => undefined),
    ),
  ];
  return {
    system,
    postgres,
    redis: () => redis,
    replaceRedis: async () => void (redis = await startOwnRedis([], Number(new URL(redis.url).port))),
    secondWorker: () => second,
    deaths: () => died,
    settled: async () => {
      while (supervisors.some(({ busy }) => busy())) await sleep(50);
    },
    close: async () => {
      for (const supervisor of supervisors) supervisor.stop();
      second.thaw();
      await second.stop();
      await system.close();
      await redis.kill();
      await postgres.remove();
    },
  };
}

/** Starts again what ended, until it stays: its servers may be away just then. */
function supervise(current: () => AppProcess, again: () => Promise<void>) {
  let stopping = false;
  let starting = false;
  const watch = async () => {
    for (;;) {
      await current().ended;
      starting = true;
      while (
        !stopping &&
        (await again().then(
          () => false,
          () => true,
        ))
      )
        await sleep(200);
      starting = false;
      if (stopping) return;
    }
  };
  void watch();
  return { busy: () => starting || current().hasEnded(), stop: () => void (stopping = true) };
}
