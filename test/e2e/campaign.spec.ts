/** A LinkedIn and email campaign runs from import to funnel on real servers, with business time stepped by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildFigures } from '#persistence';
import { openEngineSql } from '../support/engine-sql.js';
import { expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign, type LaunchedCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const PEOPLE = 50;

describe('a campaign', () => {
  let system: System;
  let campaign: LaunchedCampaign;

  beforeAll(async () => {
    system = await startSystem({ people: 250 });
    campaign = await launchCampaign(system, `role=chief_marketer&limit=${PEOPLE}`);
    await runToTheEnd(system);
  }, 180_000);

  afterAll(() => system.close());

  it('reaches everybody once, and the world agrees with the funnel', async () => {
    await expectNothingBroken(system);
  });

  it('ends as completed, with a figure for everything that happened', async () => {
    const { rest } = system;
    expect(await rest.get(`/v1/campaigns/${campaign.campaignId}`)).toMatchObject({
      status: 'completed',
      enrollments: { active: 0 },
    });
    const { counts } = await rest.get<{ counts: Record<string, number> }>(
      `/v1/campaigns/${campaign.campaignId}/figures`,
    );
    expect(counts).toMatchObject({ enrolled: campaign.enrolled, contacted: campaign.enrolled });
    for (const metric of ['accepted', 'replied', 'bounced', 'unsubscribed', 'meetings_booked', 'deals_won']) {
      expect([metric, counts[metric] ?? 0]).toEqual([metric, expect.any(Number)]);
      expect(counts[metric]).toBeGreaterThan(0);
    }
  });

  it('stops a person who replied before anything else is sent to them', async () => {
    const { entries } = (await (await fetch(new URL('/ledger', system.sandboxUrl))).json()) as {
      entries: { kind: string; personId?: string; at: string; reply?: string }[];
    };
    const late = entries.filter((entry) => {
      if (!['email_accepted', 'invitation_sent', 'linkedin_message_received'].includes(entry.kind))
        return false;
      return entries.some(
        (reply) =>
          reply.kind === 'reply_sent' &&
          reply.reply !== 'out_of_office' &&
          reply.personId === entry.personId &&
          // One step of the clock: both may fall into the same stride.
          Temporal.Instant.compare(
            Temporal.Instant.from(reply.at).add({ minutes: 30 }),
            Temporal.Instant.from(entry.at),
          ) < 0,
      );
    });
    expect(late).toEqual([]);
  });

  it('has figures that a rebuild from zero repeats', async () => {
    const read = async () =>
      (
        await system.sql.query(
          'SELECT campaign_id, step_id, metric, currency, count, amount_cents FROM figures ORDER BY 1, 2, 3, 4',
        )
      ).rows;
    const before = await read();
    const engine = openEngineSql(system.env['DATABASE_URL_ENGINE'] ?? '');
    try {
      await rebuildFigures(engine.engineSql);
    } finally {
      await engine.close();
    }
    expect(await read()).toEqual(before);
  });
});
