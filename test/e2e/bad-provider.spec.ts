/** What becomes of a campaign when the provider misbehaves? It recovers by itself, and nothing is lost or sent twice. */
import { afterEach, describe, it } from '@jest/globals';
import { expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';
import { FEW, fault, INVITE_ONLY, PATIENT } from './support/small-campaigns.js';

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
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
