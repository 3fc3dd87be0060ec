/** Do figures by dimension and period say what happened, add up, and show what is behind them? As the adapter's role. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createStreamHandlers } from '#application';
import type { NewEvent, StreamInputOf } from '#contracts';
import { newUuidV7, sequenceEvents, updateFigures } from '#persistence';
import { launched } from '../campaigns/support/launched.js';
import { type Bench, openBench, refusalOf, type Workshop } from '../campaigns/support/workshop.js';

let bench: Bench;
let shop: Workshop;
let made: Awaited<ReturnType<typeof launched>>;
let people: readonly { readonly enrollmentId: string; readonly leadId: string }[];
const day = (date: string) => Temporal.Instant.from(`${date}T10:00:00Z`);

beforeAll(async () => {
  bench = await openBench();
  made = await launched(bench, 4);
  ({ shop } = made);
  const rows = await shop.sql<{ id: string; lead_id: string }>(
    'SELECT id, lead_id FROM enrollments WHERE workspace_id = $1::uuid ORDER BY id',
    [shop.workspaceId],
  );
  people = rows.map(({ id, lead_id }) => ({ enrollmentId: id, leadId: lead_id }));
  const [linkedin = '', email = ''] = made.ada.accountIds;
  await tell('2026-03-02', [sent(0, 'visit', linkedin), sent(1, 'visit', linkedin)]);
  await tell('2026-03-31', [sent(0, 'mail', email), sent(2, 'mail', email)]);
  await tell('2026-04-02', [replied(0), booked(0)]);
  await tell('2026-05-10', [won(0)]);
  while ((await sequenceEvents(bench.database.engineSql)) > 0);
  while ((await updateFigures(bench.database.engineSql)) > 0);
});
afterAll(() => bench.close());

function of(index: number, stepId: string | null) {
  const person = people[index] ?? { enrollmentId: '', leadId: '' };
  return { ...person, campaignId: made.campaignId, stepId };
}
function sent(index: number, stepId: string, accountId: string): NewEvent {
  const kind = stepId === 'visit' ? 'linkedin_visit' : 'email';
  return { type: 'touch.sent', data: { ...of(index, stepId), touchId: newUuidV7(), kind, accountId } };
}
const replied = (index: number): NewEvent => ({
  type: 'reply.received',
  data: {
    ...of(index, 'mail'),
    disposition: 'interested',
    channel: 'email',
    messageId: newUuidV7(),
    conversationId: newUuidV7(),
  },
});
const booked = (index: number): NewEvent => ({
  type: 'meeting.booked',
  data: { ...of(index, 'mail'), meetingId: newUuidV7(), revision: 1 },
});
const won = (index: number): NewEvent => ({
  type: 'deal.won',
  data: { ...of(index, 'mail'), dealId: newUuidV7(), revision: 1, valueCents: 50_000, currency: 'EUR' },
});
async function tell(date: string, events: readonly NewEvent[]): Promise<void> {
  await bench.database.unitOfWork.act(shop.workspaceId, (stores) => stores.events.append(events, day(date)));
}
const figures = (more: object = {}) =>
  shop.read('campaigns.figures', { campaignId: made.campaignId, ...more });

describe('the figures of a campaign', () => {
  test('by account, identity and audience name whom they are of', async () => {
    const accounts = (await figures({ by: 'account' })).breakdown?.rows ?? [];
    expect(accounts.map(({ name, counts }) => [name, counts['contacted']])).toEqual([
      ['Sender', 2],
      ['Sender', 2],
    ]);
    expect(accounts.every(({ key }) => key.startsWith('acc_'))).toBe(true);
    const [identity, ...others] = (await figures({ by: 'identity' })).breakdown?.rows ?? [];
    expect(others).toEqual([]);
    // One person was contacted through both accounts, and is one person.
    expect(identity).toMatchObject({ name: 'Ada Byron', counts: { enrolled: 4, contacted: 3, replied: 1 } });
    const [audience] = (await figures({ by: 'audience' })).breakdown?.rows ?? [];
    expect(audience).toMatchObject({ counts: { enrolled: 4, contacted: 3, deals_won: 1 } });
    expect((await figures({ by: 'variant' })).breakdown).toEqual({ by: 'variant', rows: [] });
  });

  test('of a period count what happened in it, a person on the day of the first touch', async () => {
    const april = await figures({ from: '2026-03-31', to: '2026-04-30' });
    expect(april.counts).toMatchObject({
      contacted: 1,
      sent: 2,
      replied: 1,
      meetings_booked: 1,
      deals_won: 0,
    });
    expect(april.steps.find(({ stepId }) => stepId === 'mail')?.counts).toMatchObject({ contacted: 2 });
    expect(april.pipeline).toEqual([]);
    const since = await figures({ from: '2026-05-01' });
    expect(since.counts).toMatchObject({ contacted: 0, deals_won: 1 });
    expect(since.pipeline).toEqual([{ currency: 'EUR', wonCents: 50_000 }]);
    expect(since).toMatchObject({ period: { from: '2026-05-01', to: null }, timeZone: 'UTC' });
    expect((await refusalOf(figures({ from: '2026-05-01', to: '2026-04-01' }))).code).toBe('invalid_input');
  });

  test('by day, week and month add up to the whole, with the quiet ones between', async () => {
    const whole = (await figures()).counts;
    for (const by of ['day', 'week', 'month']) {
      const rows = (await figures({ by })).breakdown?.rows ?? [];
      for (const metric of ['contacted', 'sent', 'replied', 'deals_won'])
        expect(rows.reduce((sum, { counts }) => sum + (counts[metric] ?? 0), 0)).toBe(whole[metric]);
    }
    const months = (await figures({ by: 'month' })).breakdown?.rows ?? [];
    expect(months.map(({ key, counts }) => [key, counts['sent'] ?? 0])).toEqual([
      ['2026-03', 4],
      ['2026-04', 0],
      ['2026-05', 0],
    ]);
  });
});

describe('several campaigns', () => {
  test('are compared side by side and together', async () => {
    const { id: other } = await shop.act('campaigns.create', { name: 'Other' });
    const comparison = await shop.read('figures.compare', { campaignIds: [made.campaignId, other] });
    expect(comparison.campaigns.map(({ name, counts }) => [name, counts['contacted']])).toEqual([
      ['Spring', 3],
      ['Other', 0],
    ]);
    expect(comparison.total.rates['reply']).toMatchObject({ numerator: 1, denominator: 3 });
    const unknown = shop.read('figures.compare', { campaignIds: [newUuidV7()] });
    expect((await refusalOf(unknown)).code).toBe('not_found');
  });

  test('have a time series without gaps', async () => {
    const { points } = await shop.read('figures.timeseries', {
      campaignIds: [made.campaignId],
      interval: 'day',
      from: '2026-03-30',
      to: '2026-04-03',
    });
    expect(points.map(({ key, counts }) => [key, counts['sent'], counts['replied']])).toEqual([
      ['2026-03-30', 0, 0],
      ['2026-03-31', 2, 0],
      ['2026-04-01', 0, 0],
      ['2026-04-02', 0, 1],
      ['2026-04-03', 0, 0],
    ]);
    const years = shop.read('figures.timeseries', {
      campaignIds: [made.campaignId],
      interval: 'day',
      from: '2020-01-01',
      to: '2026-01-01',
    });
    expect((await refusalOf(years)).code).toBe('too_large');
  });
});

describe('a number', () => {
  test('shows everybody behind it, page by page, and the rates that it is a part of', async () => {
    const explain = (more: object) =>
      shop.read('figures.explain', { campaignId: made.campaignId, metric: 'contacted', limit: 2, ...more });
    const first = await explain({});
    expect(first).toMatchObject({ count: 3, definition: 'People to whom at least one touch was sent.' });
    expect(first.rates['reply']).toMatchObject({ numerator: 1, denominator: 3 });
    const second = await explain({ cursor: first.nextCursor ?? '' });
    const found = [...first.data, ...second.data].map(({ leadId }) => leadId);
    expect(found.sort()).toEqual(
      people
        .slice(0, 3)
        .map(({ leadId }) => leadId)
        .sort(),
    );
    expect(second.nextCursor).toBeNull();
    const atMail = await explain({ stepId: 'mail', limit: 50 });
    expect([atMail.count, atMail.data.length]).toEqual([2, 2]);
    const sentInMarch = await explain({ metric: 'sent', from: '2026-03-01', to: '2026-03-30', limit: 50 });
    expect(sentInMarch.data.map(({ of: what, stepId }) => [what, stepId])).toEqual([
      ['touch', 'visit'],
      ['touch', 'visit'],
    ]);
  });

  test.each([
    ['campaigns', 2],
    ['breakdown', 3],
    ['timeseries', 4],
    ['pipeline', 6],
    ['facts', 4],
  ] as const)('is told as CSV, too: %s', async (table, lines) => {
    const stream = createStreamHandlers({} as Parameters<typeof createStreamHandlers>[0])['figures.export'];
    const input: StreamInputOf<'figures.export'> = {
      table,
      campaignIds: [made.campaignId],
      campaignId: made.campaignId,
      metric: 'contacted',
      by: 'account',
      interval: 'month',
      from: '2026-03-01',
      to: '2026-05-31',
    };
    const context = {
      caller: shop.service,
      now: shop.now,
      unitOfWork: bench.reader.unitOfWork,
      signal: AbortSignal.timeout(10_000),
    };
    const text = (await Array.fromAsync(stream(context, input))).join('');
    expect(text.trimEnd().split('\r\n')).toHaveLength(lines);
  });
});
