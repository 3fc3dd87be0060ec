/** A LinkedIn and email campaign runs from import to funnel on real servers, with business time stepped by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildFigures } from '#persistence';
import { type Consumer, startConsumer } from '../integration/webhooks/support/consumer.js';
import { openEngineSql } from '../support/engine-sql.js';
import { expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign, type LaunchedCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const PEOPLE = 50;

describe('a campaign', () => {
  let system: System;
  let campaign: LaunchedCampaign;
  let consumer: Consumer;

  beforeAll(async () => {
    consumer = await startConsumer();
    system = await startSystem({
      people: 250,
      worker: { OVERTURE_WEBHOOK_ALLOW_PRIVATE: `127.0.0.1:${consumer.port}` },
    });
    await system.rest.post('/v1/webhooks', { url: consumer.url, after: 'beginning' });
    campaign = await launchCampaign(system, `role=chief_marketer&limit=${PEOPLE}`);
    await runToTheEnd(system);
  }, 180_000);

  afterAll(async () => {
    await system.close();
    await consumer.close();
  });

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

  it('tells a webhook everything that stands in the log, and nothing else', async () => {
    const log: string[] = [];
    for (let after = 'beginning', more = true; more;) {
      const page = await system.rest.get<{ data: { id: string }[]; after: string; hasMore: boolean }>(
        `/v1/events?limit=200&after=${after}`,
      );
      log.push(...page.data.map(({ id }) => id));
      [after, more] = [page.after, page.hasMore];
    }
    expect(log.length).toBeGreaterThan(campaign.enrolled);
    const deadline = performance.now() + 25_000;
    while (new Set(consumer.taken()).size < log.length && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...new Set(consumer.taken())].sort()).toEqual(log.toSorted());
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
          `SELECT campaign_id, dimension, grain, starts_on, key, metric, currency, count, amount_cents FROM figures
           ORDER BY 1, 2, 3, 4, 5, 6, 7`,
        )
      ).rows;
    const before = await read();
    expect(before.length).toBeGreaterThan(0);
    const engine = openEngineSql(system.env['DATABASE_URL_ENGINE'] ?? '');
    try {
      await rebuildFigures(engine.engineSql);
    } finally {
      await engine.close();
    }
    expect(await read()).toEqual(before);
  });
});
