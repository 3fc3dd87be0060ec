/** What is left of the promises when a worker is frozen in the middle of a send, and another one takes its place? */
import { afterEach, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../support/system/app-process.js';
import { freePort } from '../support/free-port.js';
import { expectNobodyTwice, expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const PEOPLE = 'role=sales_lead&limit=12';

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
});

describe('a run', () => {
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
