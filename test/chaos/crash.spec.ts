/** What is left of the promises when the worker is killed or frozen, or Redis is emptied, in the middle of a run? */
import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#domain';
import { startApp } from '../support/system/app-process.js';
import { freePort } from '../support/free-port.js';
import { startOwnRedis } from '../support/redis.js';
import { expectNobodyTwice, expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';
import { superviseWorker } from '../support/system/supervise.js';

const SEED = process.env['CHAOS_SEED'] ?? 'overture';
const POINTS = ['after_intent', 'before_body', 'after_send', 'after_record'] as const;
const CRASHES = 10;
const PEOPLE = 'role=sales_lead&limit=25';

/** Ten deaths, each at a named point and a random time of reaching it. */
function crashesOf(seed: string): string[] {
  const random = seededRandom(seed);
  return Array.from(
    { length: CRASHES },
    (_, index) => `${POINTS[index % POINTS.length] ?? 'after_intent'}:${1 + Math.floor(random() * 5)}`,
  );
}

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
});

describe('a run', () => {
  it(`survives ${CRASHES} kill -9 of the worker: nobody twice, nobody lost`, async () => {
    const [first, ...others] = crashesOf(SEED);
    const pace = { WORKER_LEASE_MS: '1500', WORKER_SEND_DEADLINE_MS: '600', WORKER_SETTLE_MS: '300' };
    system = await startSystem({ people: 150, worker: { ...pace, WORKER_CRASH_AT: first ?? '' } });
    const supervision = superviseWorker(system, others);
    await launchCampaign(system, PEOPLE);
    await runToTheEnd(system, { timeoutMs: 240_000 });
    expect(supervision.deaths()).toBe(CRASHES);
    await expectNothingBroken(system);
    await supervision.stop();
  }, 300_000);

  it('survives the loss of everything that was in Redis', async () => {
    const redis = await startOwnRedis();
    try {
      system = await startSystem({ people: 150, redisUrl: redis.url });
      await launchCampaign(system, PEOPLE);
      const client = new Redis(redis.url);
      let flushes = 0;
      await runToTheEnd(system, {
        timeoutMs: 240_000,
        before: async (step) => {
          if (step % 12 !== 5) return;
          await client.flushall();
          flushes += 1;
        },
      });
      client.disconnect();
      expect(flushes).toBeGreaterThan(2);
      await expectNothingBroken(system);
    } finally {
      await system?.close();
      system = undefined;
      await redis.kill();
    }
  }, 300_000);

  it('sends nothing twice when a worker is frozen past its lease and comes back', async () => {
    const running = (system = await startSystem({
      people: 150,
      worker: { WORKER_CRASH_AT: 'before_body:3:freeze' },
    }));
    const port = await freePort();
    const { WORKER_CRASH_AT: _none, ...env } = running.env;
    const second = await startApp('worker', { ...env, WORKER_HEALTH_PORT: String(port) }, port);
    try {
      await launchCampaign(running, PEOPLE);
      const thawed = thawAfterLease(running);
      await runToTheEnd(running, { timeoutMs: 240_000 });
      expect(await thawed).toEqual({ stillInHand: true });
      await expectNothingBroken(running);
    } finally {
      await second.stop();
    }
  }, 300_000);
});

/** Waits until the worker has frozen itself, then until well past its lease of 2.5 s, and lets it go on. */
async function thawAfterLease(running: System): Promise<{ stillInHand: boolean }> {
  const frozen = running.worker();
  while (!(await isStopped(frozen.pid))) await sleep(50);
  await sleep(4_000);
  // Nobody may take what the frozen worker still holds.
  const { rows } = await running.sql.query(
    `SELECT 1 FROM attempts WHERE state = 'sending' AND lease_until < now()`,
  );
  await expectNobodyTwice(running);
  frozen.thaw();
  return { stillInHand: rows.length > 0 };
}

async function isStopped(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('T');
}
