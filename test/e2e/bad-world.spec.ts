/** What becomes of a campaign when the world misbehaves? It recovers by itself, and nothing is lost or sent twice. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { expectNobodyTwice, expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { superviseWorker } from '../support/system/supervise.js';
import { startSystem, type System } from '../support/system/system.js';
import { startOwnRedis } from '../support/redis.js';

const EMAIL_ONLY = {
  start: 'hello',
  steps: [
    {
      id: 'hello',
      kind: 'email',
      subject: 'A question',
      body: 'Hello {{ first_name | default: "there" }}',
      next: 'end',
    },
    { id: 'end', kind: 'end' },
  ],
};
const INVITE_ONLY = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const FEW = 'role=other&limit=8';

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
});

async function fault(
  running: System,
  where: 'smtp' | 'provider',
  mode: string,
  times: number,
): Promise<void> {
  const response = await fetch(new URL(`/faults/${where}`, running.sandboxUrl), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode, times }),
  });
  expect(response.status).toBeLessThan(300);
}

/** Deferred touches wait business hours: each stride may be longer than in a busy campaign. */
const PATIENT = { strideMinutes: 60, timeoutMs: 100_000 };

describe('a mail server that', () => {
  it.each([
    ['refuses connections', 'refuse'],
    ['hangs up before the mail', 'drop_before_data'],
    ['asks to come back later', '450_rcpt'],
    ['hangs up after the mail, without a word', 'drop_after_body'],
  ])(
    '%s gets every mail in the end, each once',
    async (_what, mode) => {
      const running = (system = await startSystem({ people: 60, senders: 1 }));
      await fault(running, 'smtp', mode, 3);
      await launchCampaign(running, FEW, EMAIL_ONLY);
      await runToTheEnd(running, PATIENT);
      await expectNothingBroken(running);
    },
    120_000,
  );
});

describe('a provider that', () => {
  it.each([
    ['is not available', '503'],
    ['times out after the invitation went out', 'timeout_after_effect'],
    ['times out before anything happened', 'timeout_before_effect'],
  ])(
    '%s gets every invitation in the end, each once',
    async (_what, mode) => {
      const running = (system = await startSystem({ people: 60, senders: 1 }));
      await fault(running, 'provider', mode, 2);
      await launchCampaign(running, FEW, INVITE_ONLY);
      await runToTheEnd(running, PATIENT);
      await expectNothingBroken(running);
    },
    120_000,
  );
});

describe('our own servers', () => {
  it('may cut every connection to Postgres: the worker stops, starts again and loses nothing', async () => {
    const running = (system = await startSystem({ people: 60, senders: 1 }));
    const supervision = superviseWorker(running);
    await launchCampaign(running, FEW, EMAIL_ONLY);
    await runToTheEnd(running, {
      ...PATIENT,
      before: async (step) => {
        if (step !== 1) return;
        await running.sql.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
      },
    });
    await expectNothingBroken(running);
    await supervision.stop();
  }, 120_000);

  it('may lose Redis for a while: REST goes on, and the campaign continues when it is back', async () => {
    const redis = await startOwnRedis();
    const port = Number(new URL(redis.url).port);
    const running = (system = await startSystem({ people: 60, senders: 1, redisUrl: redis.url }));
    await redis.kill();
    await launchCampaign(running, FEW, EMAIL_ONLY);
    const again = await startOwnRedis([], port);
    try {
      await runToTheEnd(running, PATIENT);
      await expectNobodyTwice(running);
      await expectNothingBroken(running);
    } finally {
      await system.close();
      system = undefined;
      await again.kill();
    }
  }, 120_000);
});
