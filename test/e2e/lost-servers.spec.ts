/** What becomes of a campaign when our own servers go away? It recovers by itself, and nothing is lost or sent twice. */
import { afterEach, describe, it } from '@jest/globals';
import { expectNobodyTwice, expectNothingBroken } from '../support/system/invariants.js';
import { startOwnRedis } from '../support/redis.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { superviseWorker } from '../support/system/supervise.js';
import { startSystem, type System } from '../support/system/system.js';
import { EMAIL_ONLY, FEW, PATIENT } from './support/small-campaigns.js';

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
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
