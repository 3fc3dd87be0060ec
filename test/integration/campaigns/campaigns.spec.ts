/** Can a campaign be made, checked, paused, resumed and cancelled, and does each of these do what it says? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { settleCampaigns, type EngineDependencies } from '#application';
import { encodeId } from '#contracts';
import { createEngineUnitOfWork } from '#persistence';
import { newUuidV7 } from '#persistence';
import { type Bench, GRAPH, openBench, own, refusalOf, Workshop } from './support/workshop.js';
import { lane, launched, touchesOf, withTouches } from './support/launched.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe('a draft', () => {
  test('may lack everything but a name, and says all that is missing at once', async () => {
    const shop = await Workshop.open(bench);
    const { id, status } = await shop.act('campaigns.create', { name: 'Bare' });
    expect(status).toBe('draft');
    const { ready, problems } = await shop.read('campaigns.validate', { campaignId: id });
    expect(ready).toBe(false);
    expect(problems.map((problem) => problem.code)).toEqual(['no_sequence', 'no_audience', 'no_accounts']);
  });

  test('names what is wrong with the sequence, the audience and each account', async () => {
    const shop = await Workshop.open(bench);
    const ada = await shop.identity('Ada', 'linkedin');
    await shop.sql(`UPDATE accounts SET status = 'needs_attention' WHERE id = $1::uuid`, [
      ada.accountIds[0] ?? '',
    ]);
    const graph = { ...GRAPH, steps: GRAPH.steps.filter((step) => step.id !== 'end') };
    const { campaignId } = await shop.campaign({ leadIds: [], accountIds: ada.accountIds, graph });
    const { problems } = await shop.read('campaigns.validate', { campaignId });
    const codes = problems.map((problem) => problem.code);
    expect(codes).toEqual(expect.arrayContaining(['audience_empty', 'account_not_running', 'no_mailbox']));
    expect(problems.some((problem) => problem.path.startsWith('sequence.steps['))).toBe(true);
  });

  test('names what its steps name in vain: an audience by filter, an endpoint that is not there', async () => {
    const shop = await Workshop.open(bench);
    const ada = await shop.identity('Ada', 'email');
    const leadIds = await shop.leads([{ firstName: 'Bo', email: 'bo@acme.test' }]);
    const filter = await shop.act('audiences.create', { name: 'All', filter: {} });
    const stillThere = encodeId('audience', await shop.audience([]));
    const webhookId = encodeId('webhook', newUuidV7());
    const graph = {
      start: 'good',
      steps: [
        { id: 'good', kind: 'add_to_audience' as const, audienceId: stillThere, next: 'bad' },
        {
          id: 'bad',
          kind: 'add_to_audience' as const,
          audienceId: encodeId('audience', filter.id),
          next: 'tell',
        },
        { id: 'tell', kind: 'webhook' as const, webhookId, next: 'mail' },
        { id: 'mail', kind: 'email' as const, subject: 'Hi', body: 'Hi', next: 'end' },
        { id: 'end', kind: 'end' as const },
      ],
    };
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds, graph });
    const { ready, problems } = await shop.read('campaigns.validate', { campaignId });
    expect(ready).toBe(false);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['sequence.steps[1].audienceId', 'audience_not_usable'],
      ['sequence.steps[2].webhookId', 'webhook_not_usable'],
    ]);
  });

  test('is ready when nothing is missing', async () => {
    const shop = await Workshop.open(bench);
    const ada = await shop.identity('Ada', 'linkedin', 'email');
    const leadIds = await shop.leads([{ firstName: 'Bo', email: 'bo@acme.test' }]);
    const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
    expect(await shop.read('campaigns.validate', { campaignId })).toMatchObject({ ready: true });
  });

  test("cannot name another workspace's sequence, audience or accounts", async () => {
    const shop = await Workshop.open(bench);
    const other = await Workshop.open(bench);
    const theirs = await other.identity('Eve', 'email');
    const sequence = await other.act('sequences.create', { name: 'Theirs', graph: own(GRAPH) });
    const audienceId = await other.audience([]);
    for (const parts of [
      { sequenceId: sequence.id },
      { audienceIds: [audienceId] },
      { accountIds: theirs.accountIds },
    ]) {
      const refusal = await refusalOf(shop.act('campaigns.create', { name: 'Mine', ...parts }));
      expect(refusal.code).toBe('not_found');
    }
  });

  test('can be changed part by part', async () => {
    const shop = await Workshop.open(bench);
    const [ada, bob] = [await shop.identity('Ada', 'email'), await shop.identity('Bob', 'email')];
    const { campaignId, audienceId } = await shop.campaign({ leadIds: [], accountIds: ada.accountIds });
    const changed = await shop.act('campaigns.update', {
      campaignId,
      name: 'New',
      accountIds: bob.accountIds,
    });
    expect(changed).toMatchObject({
      name: 'New',
      audiences: [{ id: audienceId, live: false }],
      accountIds: bob.accountIds,
    });
    expect(await shop.read('campaigns.get', { campaignId })).toEqual(changed);
  });
});

describe('a list of campaigns', () => {
  test('is cut by status and words, newest first', async () => {
    const shop = await Workshop.open(bench);
    for (const name of ['Alpha 100%', 'Beta', 'alpine']) await shop.act('campaigns.create', { name });
    const found = await shop.read('campaigns.list', { limit: 10, text: 'ALP', status: 'draft' });
    expect(found.data.map((campaign) => campaign.name)).toEqual(['alpine', 'Alpha 100%']);
    expect((await shop.read('campaigns.list', { limit: 10, text: '0%' })).data).toHaveLength(1);
    expect((await shop.read('campaigns.list', { limit: 10, status: 'running' })).data).toEqual([]);
  });
});

describe('a running campaign', () => {
  test('cannot be changed any more', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    const refusal = await refusalOf(shop.act('campaigns.update', { campaignId, accountIds: [] }));
    expect(refusal.code).toBe('wrong_state');
    expect(refusal.nextStep).toContain('draft');
  });

  test('that is paused gives its slots up and fences wake-ups out', async () => {
    const { shop, campaignId } = await withTouches(bench, ['ready', 'reserved', 'sending', 'sent']);
    expect(await shop.act('campaigns.pause', { campaignId })).toMatchObject({ status: 'paused' });
    expect(await touchesOf(shop, campaignId)).toEqual([
      { state: 'ready', open: true, slot_at: null, fence: 0, reason: null },
      { state: 'ready', open: true, slot_at: null, fence: 2, reason: null },
      { state: 'sending', open: true, slot_at: expect.any(Date), fence: 1, reason: null },
      { state: 'sent', open: true, slot_at: expect.any(Date), fence: 1, reason: null },
    ]);
  });

  test('that is resumed stands in its lanes again, which are looked at now', async () => {
    const { shop, campaignId, accountId } = await withTouches(bench, ['ready', 'reserved']);
    await shop.act('campaigns.pause', { campaignId });
    await shop.sql(`UPDATE lanes SET look_at = '2027-01-01Z' WHERE account_id = $1::uuid`, [accountId]);
    expect(await shop.act('campaigns.resume', { campaignId })).toMatchObject({ status: 'running' });
    expect(await touchesOf(shop, campaignId)).toEqual([
      { state: 'ready', open: true, slot_at: null, fence: 0, reason: null },
      { state: 'ready', open: true, slot_at: null, fence: 2, reason: null },
    ]);
    expect((await lane(shop, accountId, 'email'))?.look_at.toISOString()).toBe('2026-03-02T09:00:00.000Z');
  });

  test('that is stopped stops everybody and sends nothing that still waits', async () => {
    const { shop, campaignId } = await withTouches(bench, ['ready', 'reserved', 'sending', 'sent']);
    expect(await shop.act('campaigns.stop', { campaignId })).toMatchObject({
      status: 'stopped',
      endedAt: shop.now,
      enrollments: { active: 0, finished: 0, stopped: 4 },
    });
    const states = (await touchesOf(shop, campaignId)).map((touch) => touch.state);
    expect(states).toEqual(['cancelled', 'cancelled', 'sending', 'sent']);
    const types = (await shop.events()).map((event) => event.type);
    const count = (type: string) => types.filter((one) => one === type).length;
    expect([count('campaign.stopped'), count('enrollment.stopped'), count('touch.cancelled')]).toEqual([
      1, 4, 2,
    ]);
  });

  test('refuses moves that its state does not allow, and says which state would', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    const { id: draft } = await shop.act('campaigns.create', { name: 'Draft' });
    const early = await refusalOf(shop.act('campaigns.resume', { campaignId: draft }));
    expect([early.code, early.nextStep]).toEqual(['wrong_state', expect.stringContaining('paused')]);
    await shop.act('campaigns.stop', { campaignId });
    for (const move of ['campaigns.pause', 'campaigns.resume'] as const) {
      expect((await refusalOf(shop.act(move, { campaignId }))).code).toBe('wrong_state');
    }
  });

  test('shows its people page by page', async () => {
    const { shop, campaignId, leadIds } = await launched(bench, 3);
    const first = await shop.read('campaigns.enrollments', { campaignId, limit: 2 });
    const rest = await shop.read('campaigns.enrollments', {
      campaignId,
      limit: 2,
      cursor: first.nextCursor ?? '',
    });
    const people = [...first.data, ...rest.data];
    expect(people.map((person) => person.leadId).sort()).toEqual([...leadIds].sort());
    expect(people[0]).toMatchObject({
      leadName: 'Lead 0',
      status: 'active',
      stepId: 'visit',
      dueAt: shop.now,
    });
    expect(
      (await shop.read('campaigns.enrollments', { campaignId, limit: 9, status: 'stopped' })).data,
    ).toEqual([]);
  });
});

describe('a scheduled campaign', () => {
  test('starts once its time has come, not before, and tells it once', async () => {
    const startAt = Temporal.Instant.from('2026-03-03T08:00:00Z');
    const { shop, campaignId } = await launched(bench, 2, startAt);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({
      status: 'scheduled',
      scheduledAt: startAt,
    });
    const round = (now: Temporal.Instant) =>
      settleCampaigns(
        {
          work: createEngineUnitOfWork(bench.database.engineSql),
          clock: { now: async () => now },
        } as EngineDependencies,
        shop.workspaceId,
      );
    await round(shop.now);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({ status: 'scheduled' });
    await round(startAt);
    await round(startAt);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({
      status: 'running',
      launchedAt: startAt,
    });
    const told = (await shop.events()).filter((event) => event.type === 'campaign.launched');
    expect(told).toEqual([{ type: 'campaign.launched', data: { campaignId, enrolled: 2 } }]);
  });
});

test('a campaign that does not exist is refused everywhere', async () => {
  const shop = await Workshop.open(bench);
  const campaignId = newUuidV7();
  for (const move of [
    'campaigns.pause',
    'campaigns.resume',
    'campaigns.stop',
    'campaigns.plan_launch',
  ] as const) {
    expect((await refusalOf(shop.act(move, { campaignId }))).code).toBe('not_found');
  }
  for (const read of ['campaigns.get', 'campaigns.validate'] as const) {
    expect((await refusalOf(shop.read(read, { campaignId }))).code).toBe('not_found');
  }
});
