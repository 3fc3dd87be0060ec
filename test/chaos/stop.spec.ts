/** What becomes of a send that hangs when its worker is asked to stop? A real process, on SIGTERM. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectNobodyTwice } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const STOP_MS = 5_000;
const ONE_MAIL = {
  start: 'mail',
  steps: [
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello there.', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};

let system: System;
beforeAll(async () => {
  system = await startSystem({
    people: 40,
    senders: 1,
    worker: {
      WORKER_STOP_MS: String(STOP_MS),
      // Neither ends a send by itself within this test.
      WORKER_SEND_DEADLINE_MS: '60000',
      WORKER_LEASE_MS: '600000',
    },
  });
  await silentServer();
  await launchCampaign(system, 'limit=4', ONE_MAIL);
}, 120_000);
afterAll(() => system.close());

/** The next mail is taken, and never answered. */
async function silentServer(): Promise<void> {
  const response = await fetch(new URL('/faults/smtp', system.sandboxUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'hang_after_body', times: 1 }),
  });
  expect(response.ok).toBe(true);
}

interface Attempt {
  readonly id: string;
  readonly state: string;
  readonly over: boolean;
}

async function attempts(where: string, ...values: string[]): Promise<Attempt | undefined> {
  const { rows } = await system.sql.query<Attempt>(
    `SELECT id, state, lease_until <= now() AS over FROM attempts WHERE ${where}`,
    values,
  );
  return rows[0];
}
const attemptNow = (id: string) => attempts('id = $1', id);

/** Moves the clock until a send does not come to its end. */
async function hanging(): Promise<Attempt> {
  let found = false;
  const steps = runToTheEnd(system, { until: async () => found, timeoutMs: 60_000 }).catch(() => undefined);
  const attempt = await untilOneHangs();
  found = true;
  // A clock that is being stepped waits for the send; it sees that it was found once that is over.
  void steps;
  return attempt;
}

async function untilOneHangs(): Promise<Attempt> {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(50)) {
    const attempt = await attempts(`state = 'sending'`);
    if (!attempt) continue;
    // Long enough for any server that answers.
    await sleep(300);
    if ((await attemptNow(attempt.id))?.state === 'sending') return attempt;
  }
  throw new Error(`Nothing hangs.\n${system.worker().log()}`);
}

async function stopped(): Promise<{ code: number | null; ms: number }> {
  const begun = performance.now();
  const code = await system.worker().stop();
  return { code, ms: performance.now() - begun };
}

const claimed = async () => (await system.sql.query('SELECT 1 FROM attempts')).rows.length;

describe('a worker that is asked to stop', () => {
  it('in the middle of a send writes down what it knows, takes nothing new, and ends in time', async () => {
    const attempt = await hanging();
    const before = await claimed();
    const { code, ms } = await stopped();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(STOP_MS);
    expect(await attemptNow(attempt.id)).toMatchObject({ state: 'unknown' });
    expect(await claimed()).toBe(before);
  }, 90_000);

  it('while its outcome cannot be written leaves the attempt to its evidence, and ends in time', async () => {
    await silentServer();
    await system.restartWorker();
    const attempt = await hanging();
    const busy = await system.sql.connect();
    await busy.query('BEGIN');
    await busy.query('SELECT 1 FROM enrollments FOR UPDATE');
    const { code, ms } = await stopped();
    await busy.query('ROLLBACK');
    busy.release();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(STOP_MS);
    expect(await attemptNow(attempt.id)).toEqual({ id: attempt.id, state: 'sending', over: true });

    await system.restartWorker();
    // The mail is in the Sent folder: it went out, and nobody sends it again.
    for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(50))
      if ((await attemptNow(attempt.id))?.state === 'sent') break;
    expect(await attemptNow(attempt.id)).toMatchObject({ state: 'sent' });
    await expectNobodyTwice(system);
  }, 200_000);
});
