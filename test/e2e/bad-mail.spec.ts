/** What becomes of a campaign when the mail server misbehaves? It recovers by itself, and nothing is lost or sent twice. */
import { afterEach, describe, it } from '@jest/globals';
import { expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';
import { EMAIL_ONLY, FEW, fault, PATIENT } from './support/small-campaigns.js';

let system: System | undefined;
afterEach(async () => {
  await system?.close();
  system = undefined;
});

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
