/** Are figures what the event log says, however the events came and however often they are counted? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '#contracts';
import {
  DEAL_STATUSES,
  DISPOSITIONS,
  factsOf,
  type Figure,
  foldFigures,
  MEETING_STATUSES,
  orderOf,
  type PlacedEvent,
  TOUCH_KINDS,
} from '#domain';
import { FIGURES_CONSUMER, newUuidV7, rebuildFigures, sequenceEvents, updateFigures } from '#persistence';
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

/** As the domain's fold tells them. */
async function figuresOfWorkspace(shop: Workshop): Promise<Figure[]> {
  const rows = await shop.sql<Omit<Figure, 'amountCents'> & { readonly amount: bigint }>(
    `SELECT campaign_id AS "campaignId", dimension, key, grain, to_char(starts_on, 'YYYY-MM-DD') AS "startsOn", metric, currency, count,
       amount_cents AS amount
     FROM figures WHERE workspace_id = $1::uuid AND (count <> 0 OR amount_cents <> 0)`,
    [shop.workspaceId],
  );
  const figures = rows.map(({ amount, ...row }) => ({ ...row, amountCents: Number(amount) }));
  return figures.sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
}

/** Of the campaign as a whole and of all time. */
const totals = (figures: readonly Figure[]) =>
  figures
    .filter(({ dimension, grain }) => dimension === 'campaign' && grain === 'total')
    .map(({ metric, count: total }) => [metric, total]);

const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);

interface Cast {
  readonly campaignIds: readonly string[];
  readonly accountIds: readonly string[];
}

/** Few of each, so that the same person and the same thing come up again and disagree with themselves. */
function anyEvent({ campaignIds, accountIds }: Cast): fc.Arbitrary<NewEvent> {
  const ids = Array.from({ length: 6 }, () => newUuidV7());
  const id = pick(ids);
  const campaignId = pick([...campaignIds, null]);
  const stepId = pick(['a', 'b', null]);
  const of = fc.record({ leadId: id, campaignId, enrollmentId: fc.option(id), stepId });
  const enrolled = fc.record({ campaignId: pick(campaignIds), enrollmentId: id, leadId: id });
  const touch = fc.record({
    touchId: id,
    kind: pick(TOUCH_KINDS),
    accountId: pick(accountIds),
    leadId: id,
    campaignId,
    enrollmentId: id,
    stepId,
  });
  const meeting = fc
    .tuple(of, id, fc.integer({ min: 1, max: 5 }))
    .map(([data, meetingId, revision]) => ({ ...data, meetingId, revision }));
  const deal = fc
    .tuple(of, id, fc.integer({ min: 1, max: 5 }), fc.nat(90))
    .map(([data, dealId, revision, days]) => ({
      ...data,
      dealId,
      revision,
      statusSince: Date.parse('2026-01-01T00:00:00Z') + days * 86_400_000,
    }));
  const worth = fc.record({ currency: pick(['EUR', 'USD']), valueCents: fc.nat(10_000_000_000) });
  return fc.oneof(
    enrolled.map((data): NewEvent => ({ type: 'enrollment.started', data })),
    enrolled.map((data): NewEvent => ({ type: 'enrollment.finished', data })),
    enrolled.map((data): NewEvent => ({ type: 'enrollment.converted', data })),
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
      .tuple(meeting, pick(MEETING_STATUSES))
      .map(([data, status]): NewEvent => ({ type: `meeting.${status}`, data })),
    fc
      .tuple(deal, pick(['deal.opened', 'deal.reopened', 'deal.lost'] as const))
      .map(([data, type]): NewEvent => ({ type, data })),
    fc.tuple(deal, worth).map(([data, own]): NewEvent => ({ type: 'deal.won', data: { ...data, ...own } })),
    fc.tuple(deal, worth, pick(DEAL_STATUSES)).map(([data, own, status]): NewEvent => ({
      type: 'deal.stage_changed',
      data: { ...data, ...own, status },
    })),
  );
}

/** What the projection should say: all facts of the log, added up without it. */
async function folded(shop: Workshop): Promise<Figure[]> {
  const rows = await shop.sql<{ id: string; type: string; data: object; at: Date }>(
    'SELECT id, type, data, occurred_at AS at FROM events WHERE workspace_id = $1::uuid',
    [shop.workspaceId],
  );
  const identities = await shop.sql<{ id: string; identity: string }>(
    'SELECT id, identity_id AS identity FROM accounts WHERE workspace_id = $1::uuid',
    [shop.workspaceId],
  );
  const facts = rows.flatMap(({ id, type, data, at }) => {
    const occurredAt = Temporal.Instant.fromEpochMilliseconds(at.getTime());
    const { accountId = null } = data as { accountId?: string };
    const identityId = identities.find((account) => account.id === accountId)?.identity ?? null;
    const event = { id, type, data, occurredAt } as PlacedEvent;
    return factsOf(event, { accountId, identityId, audienceId: null }, 'Europe/Paris');
  });
  return foldFigures(facts);
}

describe('the projection', () => {
  test('equals the sum of all facts and a rebuild from zero, whatever happened in whatever order and portions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), async (batch, seeds) => {
        const shop = await Workshop.open(bench);
        await shop.sql("UPDATE workspaces SET time_zone = 'Europe/Paris' WHERE id = $1::uuid", [
          shop.workspaceId,
        ]);
        const campaignIds = [
          (await shop.act('campaigns.create', { name: 'One' })).id,
          (await shop.act('campaigns.create', { name: 'Two' })).id,
        ];
        const { accountIds } = await shop.identity('Ada', 'email', 'linkedin');
        const [seed = 0, ...hours] = seeds.take(9);
        const history = fc
          .sample(fc.array(anyEvent({ campaignIds, accountIds }), { minLength: 1, maxLength: 80 }), {
            numRuns: 2,
            seed,
          })
          .flat();
        // Facts of the past come in late, too.
        const portions = Array.from({ length: 8 }, (_, index) =>
          history.slice((history.length * index) / 8, (history.length * (index + 1)) / 8),
        );
        for (const [index, portion] of portions.entries()) {
          shop.now = Temporal.Instant.from('2026-03-02T09:00:00Z').add({
            hours: (hours[index] ?? 0) % 1_000,
          });
          await append(shop, portion);
          if (index % 3 === 0) await count(batch);
        }
        await count(batch);

        const projected = await figuresOfWorkspace(shop);
        expect(projected).toEqual(await folded(shop));
        await rebuildFigures(bench.database.engineSql, batch);
        expect(await figuresOfWorkspace(shop)).toEqual(projected);
      }),
      { numRuns: 12 },
    );
  });

  test('counts an event once, though it was delivered again after a crash', async () => {
    const { shop } = await launched(bench, 2);
    await count();
    const before = await figuresOfWorkspace(shop);
    await shop.sql('UPDATE event_cursors SET position = 0 WHERE consumer = $1', [FIGURES_CONSUMER]);
    await count(3);
    expect(await figuresOfWorkspace(shop)).toEqual(before);
    expect(totals(before)).toEqual([['enrolled', 2]]);
  });

  test('passes over an event of a campaign that is gone, and goes on', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    const gone = { campaignId: newUuidV7(), enrollmentId: newUuidV7(), leadId: newUuidV7() };
    await append(shop, [{ type: 'enrollment.started', data: gone }]);
    await append(shop, [{ type: 'enrollment.finished', data: { ...gone, campaignId } }]);
    await count();
    expect(totals(await figuresOfWorkspace(shop)).map(([metric]) => metric)).toEqual([
      'enrolled',
      'finished',
    ]);
  });

  test('loses nothing when a rebuild and new events meet', async () => {
    const { shop, campaignId } = await launched(bench, 3);
    await count();
    const late = { campaignId, enrollmentId: newUuidV7(), leadId: newUuidV7() };
    await append(shop, [{ type: 'enrollment.finished', data: late }]);
    await sequenceEvents(bench.database.engineSql);
    await Promise.all([rebuildFigures(bench.database.engineSql), updateFigures(bench.database.engineSql)]);
    await count();
    expect(totals(await figuresOfWorkspace(shop))).toEqual([
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
      'SELECT position FROM event_cursors WHERE consumer = $1',
      [FIGURES_CONSUMER],
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
