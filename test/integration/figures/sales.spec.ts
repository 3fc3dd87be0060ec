/** Do meetings and deals stand as they were reported, in whatever order, and do the figures follow them? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applySalesReport, outcomeHandlers, readSalesReport, type SalesSource } from '#application';
import type { ActContext, ActHandler, ReadHandler } from '#application';
import type { ActName, InputOf, OutputOf, ReadName } from '#contracts';
import { newUuidV7, sequenceEvents, updateFigures } from '#persistence';
import { withTouches } from '../campaigns/support/launched.js';
import { type Bench, openBench, refusalOf, type Workshop } from '../campaigns/support/workshop.js';

let bench: Bench;
let shop: Workshop;
let campaignId: string;
let leadIds: readonly string[];
let emails: readonly string[];

beforeAll(async () => {
  bench = await openBench();
  const made = await withTouches(bench, ['sent', 'sent', 'sent']);
  ({ shop, campaignId, leadIds } = made);
  const rows = await shop.sql<{ lead_id: string; value: string }>(
    `SELECT lead_id, value FROM channel_identities WHERE workspace_id = $1::uuid AND kind = 'email'`,
    [shop.workspaceId],
  );
  emails = leadIds.map((leadId) => rows.find((row) => row.lead_id === leadId)?.value ?? '');
});
afterAll(() => bench.close());

type Handled = keyof typeof outcomeHandlers;
function act<Name extends ActName & Handled>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const handler = outcomeHandlers[name] as unknown as ActHandler<Name>;
  const { now, realNow, service: caller } = shop;
  return bench.database.unitOfWork.act(shop.workspaceId, (stores: ActContext['stores']) =>
    handler({ caller, now, realNow, stores, newId: newUuidV7 }, input),
  );
}
function read<Name extends ReadName & Handled>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const handler = outcomeHandlers[name] as unknown as ReadHandler<Name>;
  return bench.reader.unitOfWork.read(shop.workspaceId, (stores) =>
    handler({ caller: shop.service, now: shop.now, stores }, input),
  );
}
async function counts(): Promise<Record<string, number>> {
  while ((await sequenceEvents(bench.database.engineSql)) > 0);
  while ((await updateFigures(bench.database.engineSql)) > 0);
  return (await shop.read('campaigns.figures', { campaignId })).counts;
}
const later = (hours: number) => {
  shop.now = shop.now.add({ hours });
};
const report = (source: SalesSource, message: object) =>
  bench.database.unitOfWork.act(shop.workspaceId, (stores) =>
    applySalesReport(stores.engine, readSalesReport(source, JSON.stringify(message)), {
      newId: newUuidV7,
      now: shop.now,
    }),
  );
const lead = (index: number) => leadIds[index] ?? '';

describe('a deal', () => {
  const deal = {
    source: 'hubspot',
    externalId: 'crm-1',
    name: 'Pilot',
    valueCents: 100_000,
    currency: 'EUR',
  };

  test('goes through the CRM’s stages and ours; the figures follow it out again', async () => {
    const opened = await act('deals.record', { ...deal, leadId: lead(0), stage: 'Demo' });
    expect(opened).toMatchObject({ status: 'open', stage: 'Demo', campaignId, stepId: 'mail' });
    later(24);
    const wonDeal = await act('deals.update', { dealId: opened.id, stage: 'Signed', status: 'won' });
    expect(wonDeal).toMatchObject({ status: 'won', valueCents: 100_000 });
    expect(await counts()).toMatchObject({ deals_won: 1, deals_open: 0, deals_lost: 0 });
    later(24);
    await act('deals.update', { dealId: opened.id, status: 'lost' });
    expect(await counts()).toMatchObject({ deals_won: 0, deals_lost: 1 });
    await act('deals.update', { dealId: opened.id, status: 'open', valueCents: 90_000 });
    expect(await counts()).toMatchObject({ deals_won: 0, deals_open: 1, deals_lost: 0 });
    const { history } = await read('deals.get', { dealId: opened.id });
    expect(history.map(({ stage, status, valueCents }) => [stage, status, valueCents])).toEqual([
      ['Demo', 'open', 100_000],
      ['Signed', 'won', 100_000],
      ['Signed', 'lost', 100_000],
      ['Signed', 'open', 90_000],
    ]);
  });

  test('is known by its id within its CRM, and is of one lead', async () => {
    const other = act('deals.record', { ...deal, leadId: lead(1), stage: 'Demo' });
    expect((await refusalOf(other)).code).toBe('conflict');
    const elsewhere = await act('deals.record', {
      ...deal,
      source: 'pipedrive',
      leadId: lead(1),
      stage: 'won',
    });
    expect(elsewhere).toMatchObject({ status: 'won' });
    const { data } = await read('deals.list', { limit: 10, leadId: lead(1), status: 'won' });
    expect(data.map(({ id }) => id)).toEqual([elsewhere.id]);
  });

  test('is believed in the order in which it happened, where that is told', async () => {
    const told = (timestamp: string, type: string) =>
      report('sales_webhook', {
        type,
        timestamp,
        data: { email: emails[2], external_id: 'x-1', name: 'Late', value_cents: 7, currency: 'USD' },
      });
    expect(await told('2026-03-09T10:00:00Z', 'deal.lost')).toBe('applied');
    expect(await told('2026-03-05T10:00:00+01:00', 'deal.open')).toBe('duplicate');
    const { data } = await read('deals.list', { limit: 10, leadId: lead(2) });
    expect(data.map(({ status }) => status)).toEqual(['lost']);
  });

  test('makes the pipeline: stages with their value, what is won and lost, and the rate', async () => {
    const { campaigns, total } = await shop.read('figures.pipeline', {});
    expect(campaigns.map((one) => one.campaignId)).toEqual([campaignId]);
    expect(total).toMatchObject({
      stages: [
        { stage: 'Signed', status: 'open', count: 1, values: [{ currency: 'EUR', valueCents: 90_000 }] },
        { stage: 'won', status: 'won', count: 1 },
        { stage: 'lost', status: 'lost', count: 1, values: [{ currency: 'USD', valueCents: 7 }] },
      ],
      won: { count: 1, values: [{ currency: 'EUR', count: 1, valueCents: 100_000 }] },
      lost: { count: 1 },
      winRate: { numerator: 1, denominator: 2, value: 0.5 },
    });
    const earlier = await shop.read('figures.pipeline', { campaignIds: [campaignId], to: '2026-01-01' });
    expect(earlier.total).toMatchObject({ won: { count: 0 }, open: { count: 1 } });
  });
});

describe('a meeting', () => {
  const booking = (triggerEvent: string, createdAt: string, payload: object) => ({
    triggerEvent,
    createdAt,
    payload: {
      attendees: [{ email: emails[2]?.toUpperCase() }],
      startTime: '2026-03-10T10:00:00Z',
      ...payload,
    },
  });

  test('that is cancelled before it is heard of, moved and booked again stands as its calendar says', async () => {
    const cancelled = booking('BOOKING_CANCELLED', '2026-03-03T09:00:00Z', { uid: 'cal-1' });
    const created = booking('BOOKING_CREATED', '2026-03-02T09:00:00Z', { uid: 'cal-1' });
    expect(await report('calcom_webhook', cancelled)).toBe('applied');
    expect(await report('calcom_webhook', created)).toBe('duplicate');
    expect(await report('calcom_webhook', created)).toBe('duplicate');
    expect(await counts()).toMatchObject({ meetings_booked: 1, meetings_cancelled: 1 });
    const moved = booking('BOOKING_RESCHEDULED', '2026-03-04T09:00:00Z', {
      uid: 'cal-2',
      rescheduleUid: 'cal-1',
      startTime: '2026-03-12T10:00:00Z',
    });
    expect(await report('calcom_webhook', moved)).toBe('applied');
    const { data } = await read('meetings.list', { limit: 10, leadId: lead(2) });
    expect(data).toMatchObject([
      { status: 'rescheduled', externalId: 'cal-2', source: 'calcom', campaignId },
    ]);
    expect(data[0]?.startsAt?.toString()).toBe('2026-03-12T10:00:00Z');
    expect(await counts()).toMatchObject({
      meetings_booked: 1,
      meetings_cancelled: 0,
      meetings_rescheduled: 1,
    });
    later(24 * 20);
    await act('meetings.update', { meetingId: data[0]?.id ?? '', status: 'held' });
    expect(await counts()).toMatchObject({ meetings_booked: 1, meetings_held: 1 });
  });

  test('that Calendly moves is one meeting, whichever half is heard first', async () => {
    const invitee = (event: string, at: string, payload: object) => ({
      event,
      created_at: at,
      payload: {
        email: emails[1],
        scheduled_event: { start_time: '2026-04-01T08:00:00Z' },
        ...payload,
      },
    });
    const uri = (id: string) => `https://api.calendly.com/scheduled_events/E/invitees/${id}`;
    const next = invitee('invitee.created', '2026-03-20T09:00:01Z', {
      uri: uri('n2'),
      old_invitee: uri('n1'),
    });
    const gone = invitee('invitee.canceled', '2026-03-20T09:00:00Z', {
      uri: uri('n1'),
      rescheduled: true,
      new_invitee: uri('n2'),
    });
    const first = invitee('invitee.created', '2026-03-19T09:00:00Z', { uri: uri('n1') });
    for (const message of [next, gone, first, gone]) await report('calendly_webhook', message);
    const { data } = await read('meetings.list', { limit: 10, leadId: lead(1) });
    expect(data).toMatchObject([{ status: 'rescheduled', externalId: 'n2' }]);
    const stopped = await shop.sql(
      `SELECT stop_reason FROM enrollments WHERE lead_id = $1::uuid AND stop_reason = 'meeting_booked'`,
      [lead(1)],
    );
    expect(stopped).toHaveLength(1);
  });

  test('that is entered by hand is the one that a system reports under the same id', async () => {
    const startsAt = Temporal.Instant.from('2026-05-12T10:00:00Z');
    const byHand = { leadId: lead(0), source: 'calendar', externalId: 'hand-1', startsAt };
    const one = await act('meetings.record', byHand);
    expect((await act('meetings.record', byHand)).id).toBe(one.id);
    const held = { type: 'meeting.no_show', data: { email: emails[0], external_id: 'hand-1' } };
    later(1);
    expect(await report('sales_webhook', held)).toBe('applied');
    expect(await read('meetings.get', { meetingId: one.id })).toMatchObject({ status: 'no_show' });
    const taken = act('meetings.record', { ...byHand, leadId: lead(1) });
    expect((await refusalOf(taken)).code).toBe('conflict');
  });
});

describe('a report of somebody unknown', () => {
  test('waits until somebody says who it is, with all else that was reported of them', async () => {
    const keep = (key: string, message: object, result: string) =>
      shop.sql(
        `INSERT INTO inbound_signals (workspace_id, id, source, external_key, raw, sender_hint, received_at, processed_at, interpretation)
         VALUES ($1::uuid, $2::uuid, 'sales_webhook', $3, $4, 'stranger@elsewhere.test', now(), now(), $5::jsonb)`,
        [
          shop.workspaceId,
          newUuidV7(),
          key,
          JSON.stringify(message),
          JSON.stringify({ kind: 'deal.won', result }),
        ],
      );
    const data = { email: 'stranger@elsewhere.test', name: 'Surprise', value_cents: 5, currency: 'EUR' };
    await keep('a', { type: 'deal.open', data: { ...data, external_id: 's-1' } }, 'unmatched');
    await keep('b', { type: 'deal.won', data: { ...data, external_id: 's-1' } }, 'unmatched');
    await keep('c', { type: 'deal.won', data: { ...data, external_id: 's-2' } }, 'applied');
    const page = await read('meetings.unmatched', { limit: 10 });
    expect(page.data.map(({ person, source }) => [person, source])).toEqual([
      ['stranger@elsewhere.test', 'sales'],
      ['stranger@elsewhere.test', 'sales'],
    ]);
    const signalId = page.data[0]?.id ?? '';
    expect(await act('meetings.attach', { signalId, leadId: lead(0) })).toEqual({ applied: 2, unchanged: 0 });
    expect((await read('meetings.unmatched', { limit: 10 })).data).toEqual([]);
    const { data: deals } = await read('deals.list', { limit: 10, leadId: lead(0), source: 'crm' });
    expect(deals).toMatchObject([{ externalId: 's-1', status: 'won' }]);
    expect((await refusalOf(act('meetings.attach', { signalId, leadId: lead(0) }))).code).toBe('not_found');
  });
});
