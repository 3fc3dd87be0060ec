/** How is each thing broken, and mended again? */
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './schedule.js';
import type { TroubledSystem } from './troubled-system.js';

/** Longer than the lease of the workers under test, which is 2.5 s. */
const PAST_THE_LEASE_MS = 3_500;
const FROZEN_MS = 2_500;
const AWAY_MS = 1_500;

type Strike = (at: TroubledSystem) => Promise<void>;

const world = (where: 'smtp' | 'provider', fault: object): Strike =>
  async function misbehave({ system }) {
    const response = await fetch(new URL(`/faults/${where}`, system.sandboxUrl), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (!response.ok) throw new Error(`The world refused a fault: ${await response.text()}`);
  };

export const STRIKES: Readonly<Record<Fault, Strike>> = {
  'worker killed': ({ secondWorker }) => secondWorker().kill(),
  'worker frozen past its lease': async ({ secondWorker }) => {
    const worker = secondWorker();
    worker.freeze();
    await sleep(PAST_THE_LEASE_MS);
    worker.thaw();
  },
  'API killed': ({ system }) => system.api().kill(),
  'Redis emptied': async ({ redis }) => {
    const client = new Redis(redis().url);
    await client.flushall();
    client.disconnect();
  },
  'Redis killed and replaced by an empty one': async (at) => {
    await at.redis().kill();
    await sleep(AWAY_MS);
    await at.replaceRedis();
  },
  'Redis frozen': ({ redis }) => freeze([redis().pid]),
  'connections to Postgres cut': async ({ system }) => {
    await system.sql.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  },
  'Postgres crashed': async ({ postgres }) => {
    await postgres.crash();
    await sleep(AWAY_MS);
    await postgres.start();
  },
  'Postgres frozen': async ({ postgres }) => freeze(await postgres.pids()),
  'mail server refuses connections': world('smtp', { mode: 'refuse', times: 3 }),
  'mail server hangs up before the mail': world('smtp', { mode: 'drop_before_data', times: 3 }),
  'mail server hangs up after the mail': world('smtp', { mode: 'drop_after_body', times: 2 }),
  'mail server hangs up after the mail and drops it': world('smtp', {
    mode: 'drop_after_body',
    times: 2,
    accepted: false,
  }),
  'mail server asks to come back later': world('smtp', { mode: '450_rcpt', times: 3 }),
  'provider unavailable': world('provider', { mode: '503', times: 3 }),
  'provider silent after the effect': world('provider', { mode: 'timeout_after_effect', times: 2 }),
  'provider silent before the effect': world('provider', { mode: 'timeout_before_effect', times: 2 }),
};

/** Stops processes in their tracks, and lets them go on. */
async function freeze(pids: readonly number[]): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // A connection that ended meanwhile took its process along.
      }
    }
  };
  signal('SIGSTOP');
  await sleep(FROZEN_MS);
  signal('SIGCONT');
}
