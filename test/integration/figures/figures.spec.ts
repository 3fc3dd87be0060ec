/** Are figures what the event log says, however the events came and however often they are counted? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '#contracts';
import { DISPOSITIONS, type Figure, figuresOf, foldFigures, TOUCH_KINDS } from '#domain';
import { newUuidV7, rebuildFigures, sequenceEvents, updateFigures } from '#persistence';
import { launched } from '../campaigns/support/launched.js';
import { type Bench, openBench, Workshop } from '../campaigns/support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function append(shop: Workshop, events: readonly NewEvent[]): Promise<void> {
  await bench.database.unitOfWork.act(shop.workspaceId, (stores) => stores.events.append(events, shop.now));
}

async function count(batch = 1000): Promise<void> {
  const { engineSql } = bench.database;
  while ((await sequenceEvents(engineSql)) > 0);
  while ((await updateFigures(engineSql, batch)) > 0);
}

/** As the domain's fold tells them, in a stable order. */
async function figuresOfWorkspace(shop: Workshop): Promise<Figure[]> {
  const rows = await shop.sql<{
    campaignId: string;
    metric: Figure['metric'];
    stepId: string | null;
    currency: string | null;
    count: number;
    amount: bigint;
  }>(
    `SELECT campaign_id AS "campaignId", metric, nullif(step_id, '') AS "stepId", nullif(currency, '') AS currency, count,
       amount_cents AS amount
     FROM figures WHERE workspace_id = $1::uuid`,
    [shop.workspaceId],
  );
  return sorted(rows.map(({ amount, ...row }) => ({ ...row, amountCents: Number(amount) })));
}

const sorted = (figures: readonly Figure[]) =>
  [...figures].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
const keyOf = ({ campaignId, stepId, metric, currency }: Figure) =>
  [campaignId, stepId, metric, currency].join('|');

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);

function anyEvent(campaignIds: readonly string[]): fc.Arbitrary<NewEvent> {
  // Few of each, so that the same person and the same thing come up again.
  const ids = Array.from({ length: 6 }, () => newUuidV7());
  const id = pick(ids);
  const campaignId = pick([...campaignIds, null]);
  const stepId = pick(['a', 'b', null]);
  const of = fc.record({ leadId: id, campaignId, enrollmentId: fc.option(id), stepId });
  const enrolled = fc.record({ campaignId: pick(campaignIds), enrollmentId: id, leadId: id });
  const touch = fc.record({
    touchId: id,
    kind: pick(TOUCH_KINDS),
    accountId: id,
    leadId: id,
    campaignId,
    enrollmentId: id,
    stepId,
  });
  return fc.oneof(
    enrolled.map((data): NewEvent => ({ type: 'enrollment.started', data })),
    enrolled.map((data): NewEvent => ({ type: 'enrollment.finished', data })),
    touch.map((data): NewEvent => ({ type: 'touch.sent', data })),
    touch.map((data): NewEvent => ({ type: 'touch.planned', data })),
    touch.map((data): NewEvent => ({
      type: 'touch.failed',
      data: { ...data, code: 'address_does_not_exist' },
    })),
    of.map((data): NewEvent => ({ type: 'invitation.accepted', data })),
    fc
      .tuple(of, fc.boolean())
      .map(([data, hard]): NewEvent => ({ type: 'email.bounced', data: { ...data, hard } })),
    fc.tuple(of, pick(DISPOSITIONS)).map(([data, disposition]): NewEvent => ({
      type: 'reply.received',
      data: { ...data, disposition, channel: 'email', messageId: data.leadId, conversationId: data.leadId },
    })),
    fc
      .tuple(of, id)
      .map(([data, meetingId]): NewEvent => ({ type: 'meeting.booked', data: { ...data, meetingId } })),
    fc
      .tuple(of, id, pick(['EUR', 'USD']), fc.nat(10_000_000_000))
      .map(([data, dealId, currency, valueCents]): NewEvent => ({
        type: 'deal.won',
        data: { ...data, dealId, currency, valueCents },
      })),
  );
}

describe('the projection', () => {
  test('equals the sum of all changes and a rebuild from zero, whatever happened in whatever portions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), async (batch, seeds) => {
        const shop = await Workshop.open(bench);
        const campaignIds = [
          (await shop.act('campaigns.create', { name: 'One' })).id,
          (await shop.act('campaigns.create', { name: 'Two' })).id,
        ];
        const [seed = 0] = seeds.take(1);
        const history = fc
          .sample(fc.array(anyEvent(campaignIds), { minLength: 1, maxLength: 80 }), { numRuns: 2, seed })
          .flat();
        const half = Math.floor(history.length / 2);
        await append(shop, history.slice(0, half));
        await count(batch);
        await append(shop, history.slice(half));
        await count(batch);

        const projected = await figuresOfWorkspace(shop);
        expect(projected).toEqual(sorted(foldFigures(history.flatMap(figuresOf))));
        await rebuildFigures(bench.database.engineSql, batch);
        expect(await figuresOfWorkspace(shop)).toEqual(projected);
      }),
      { numRuns: 12 },
    );
  });

  test('counts an event once, though it was delivered again after a crash', async () => {
    const { shop, campaignId } = await launched(bench, 2);
    await count();
    const before = await figuresOfWorkspace(shop);
    await shop.sql("UPDATE event_cursors SET position = 0 WHERE consumer = 'figures'");
    await count(3);
    expect(await figuresOfWorkspace(shop)).toEqual(before);
    expect(before).toEqual([
      { campaignId, metric: 'enrolled', stepId: null, currency: null, count: 2, amountCents: 0 },
    ]);
  });

  test('passes over an event of a campaign that is gone, and goes on', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    const gone = { campaignId: newUuidV7(), enrollmentId: newUuidV7(), leadId: newUuidV7() };
    await append(shop, [{ type: 'enrollment.started', data: gone }]);
    await append(shop, [{ type: 'enrollment.finished', data: { ...gone, campaignId } }]);
    await count();
    expect((await figuresOfWorkspace(shop)).map((figure) => figure.metric)).toEqual(['enrolled', 'finished']);
  });

  test('loses nothing when a rebuild and new events meet', async () => {
    const { shop, campaignId } = await launched(bench, 3);
    await count();
    const late = { campaignId, enrollmentId: newUuidV7(), leadId: newUuidV7() };
    await append(shop, [{ type: 'enrollment.finished', data: late }]);
    await sequenceEvents(bench.database.engineSql);
    await Promise.all([rebuildFigures(bench.database.engineSql), updateFigures(bench.database.engineSql)]);
    await count();
    expect((await figuresOfWorkspace(shop)).map(({ metric, count: total }) => [metric, total])).toEqual([
      ['enrolled', 3],
      ['finished', 1],
    ]);
  });
});

describe('the figures of a campaign', () => {
  test('are counts, rates with their denominators and steps in order', async () => {
    const { shop, campaignId, accountId } = await launched(bench, 4);
    const touch = (stepId: string, kind: 'email' | 'linkedin_visit', enrollmentId: string) =>
      ({
        touchId: newUuidV7(),
        kind,
        accountId,
        leadId: newUuidV7(),
        campaignId,
        enrollmentId,
        stepId,
      }) as const;
    const [one, two] = [newUuidV7(), newUuidV7()];
    const visited = [one, two].map((enrollmentId) => touch('visit', 'linkedin_visit', enrollmentId));
    const mailed = touch('mail', 'email', one);
    const of = { leadId: mailed.leadId, campaignId, enrollmentId: one, stepId: 'mail' };
    await append(shop, [
      ...visited.map((data): NewEvent => ({ type: 'touch.sent', data })),
      { type: 'touch.sent', data: mailed },
      {
        type: 'reply.received',
        data: { ...of, disposition: 'interested', channel: 'email', messageId: one, conversationId: one },
      },
      { type: 'deal.won', data: { ...of, dealId: newUuidV7(), valueCents: 1_200_000, currency: 'EUR' } },
    ]);
    await count();
    const figures = await shop.read('campaigns.figures', { campaignId });
    expect(figures.counts).toMatchObject({
      enrolled: 4,
      contacted: 2,
      sent: 3,
      delivered: 1,
      replied: 1,
      bounced: 0,
    });
    expect(figures.counts).not.toHaveProperty('pipeline_cents');
    expect(figures.pipeline).toEqual([{ currency: 'EUR', wonCents: 1_200_000 }]);
    expect(figures.rates['reply']).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    expect(figures.steps.map((step) => [step.stepId, step.counts['contacted']])).toEqual([
      ['visit', 2],
      ['mail', 1],
      ['again', 0],
    ]);
    const [cursor] = await shop.sql<{ position: bigint }>(
      "SELECT position FROM event_cursors WHERE consumer = 'figures'",
    );
    expect(figures.asOfPosition).toBe(Number(cursor?.position));
  });

  test('of a draft are all zero, with the steps that it would take', async () => {
    const shop = await Workshop.open(bench);
    const { campaignId } = await shop.campaign({ leadIds: [], accountIds: [] });
    const figures = await shop.read('campaigns.figures', { campaignId });
    expect(new Set(Object.values(figures.counts))).toEqual(new Set([0]));
    expect(figures.steps.map((step) => step.stepId)).toEqual(['visit', 'mail', 'again']);
    expect(figures.rates['reply']).toMatchObject({ denominator: 0, value: null });
  });
});
