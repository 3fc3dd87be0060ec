/** Can a campaign be done once more, put away, deleted, taken back and told why it rests? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newUuidV7 } from '#persistence';
import { launched } from './support/launched.js';
import { type Bench, GRAPH, openBench, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const LATER = Temporal.Instant.from('2026-03-05T08:00:00Z');

async function drafted() {
  const shop = await Workshop.open(bench);
  const ada = await shop.identity('Ada Byron', 'linkedin', 'email');
  const leadIds = await shop.leads([{ firstName: 'Bo', email: `bo@${newUuidV7()}.test` }]);
  return { shop, ada, leadIds, ...(await shop.campaign({ leadIds, accountIds: ada.accountIds })) };
}

describe('a duplicate', () => {
  test('is a draft with a sequence of its own, so that no edit leaks', async () => {
    const { shop, campaignId, sequenceId } = await drafted();
    const original = await shop.read('campaigns.get', { campaignId });
    const copy = await shop.act('campaigns.duplicate', { campaignId });
    expect(copy).toMatchObject({
      name: 'Spring (copy)',
      status: 'draft',
      accountIds: original.accountIds,
      audiences: [],
    });
    expect(copy.sequenceId).not.toBe(sequenceId);
    await shop.act('sequences.update_step', { sequenceId, stepId: 'mail', body: 'Changed' });
    const copied = await shop.read('sequences.get', { sequenceId: copy.sequenceId ?? '' });
    expect(copied.graph).toEqual(GRAPH);
  });

  test('of a launched campaign says what was launched, whatever its sequence says now', async () => {
    const { shop, campaignId, sequenceId } = await launched(bench, 1);
    await shop.act('sequences.update_step', { sequenceId, stepId: 'mail', body: 'Changed' });
    const copy = await shop.act('campaigns.duplicate', { campaignId, name: 'Autumn', withAudiences: true });
    expect(copy).toMatchObject({ name: 'Autumn', launchedAt: null, scheduledAt: null });
    expect(copy.audiences).toHaveLength(1);
    expect((await shop.read('sequences.get', { sequenceId: copy.sequenceId ?? '' })).graph).toEqual(GRAPH);
  });
});

describe('a campaign that is put away', () => {
  test('leaves the list, is found on demand, and comes back', async () => {
    const { shop, campaignId } = await drafted();
    const ids = async (archived?: boolean) =>
      (await shop.read('campaigns.list', { limit: 10, archived })).data.map(({ id }) => id);
    expect(await shop.act('campaigns.archive', { campaignId })).toMatchObject({ archivedAt: shop.now });
    expect([await ids(), await ids(true)]).toEqual([[], [campaignId]]);
    expect(await shop.act('campaigns.archive', { campaignId })).toMatchObject({ archivedAt: shop.now });
    await shop.act('campaigns.unarchive', { campaignId });
    expect([await ids(), await ids(true)]).toEqual([[campaignId], []]);
  });

  test('can be renamed, and neither launched nor changed', async () => {
    const { shop, campaignId } = await drafted();
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    await shop.act('campaigns.archive', { campaignId });
    expect(await shop.act('campaigns.update', { campaignId, name: 'Old' })).toMatchObject({ name: 'Old' });
    expect((await refusalOf(shop.act('plans.execute', { planId: plan.id }))).code).toBe('plan_void');
    for (const refused of [
      refusalOf(shop.act('campaigns.plan_launch', { campaignId })),
      refusalOf(shop.act('campaigns.update', { campaignId, accountIds: [] })),
    ])
      expect((await refused).nextStep).toContain('campaigns.unarchive');
  });

  test('may not be one that still works', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    expect((await refusalOf(shop.act('campaigns.archive', { campaignId }))).nextStep).toContain(
      'campaigns.stop',
    );
    await shop.act('campaigns.stop', { campaignId });
    expect(await shop.act('campaigns.archive', { campaignId })).toMatchObject({ status: 'stopped' });
  });
});

describe('a deleted campaign', () => {
  test('was a draft that was never launched', async () => {
    const { shop, campaignId } = await drafted();
    expect(await shop.act('campaigns.delete', { campaignId })).toMatchObject({ id: campaignId });
    expect((await refusalOf(shop.read('campaigns.get', { campaignId }))).code).toBe('not_found');
  });

  test('is never one whose start was planned, even if that was taken back', async () => {
    const { shop, campaignId } = await launched(bench, 1, LATER);
    await shop.act('campaigns.unschedule', { campaignId });
    expect((await refusalOf(shop.act('campaigns.delete', { campaignId }))).code).toBe('wrong_state');
    expect(await shop.act('campaigns.archive', { campaignId })).toMatchObject({ archivedAt: shop.now });
  });

  test('is never one that ran', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    await shop.act('campaigns.stop', { campaignId });
    const refusal = await refusalOf(shop.act('campaigns.delete', { campaignId }));
    expect([refusal.code, refusal.nextStep]).toEqual([
      'wrong_state',
      expect.stringContaining('campaigns.archive'),
    ]);
  });
});

describe('pausing, resuming and stopping', () => {
  test('happen once, however often they are asked for, and the reason is shown', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    const first = await shop.act('campaigns.pause', { campaignId, reason: 'Holidays' });
    expect(first).toMatchObject({ status: 'paused', statusReason: 'Holidays', statusChangedAt: shop.now });
    expect(await shop.act('campaigns.pause', { campaignId, reason: 'Again' })).toEqual(first);
    const again = await shop.act('campaigns.resume', { campaignId });
    expect(again).toMatchObject({ status: 'running', statusReason: null });
    expect(await shop.act('campaigns.resume', { campaignId })).toEqual(again);
    const stopped = await shop.act('campaigns.stop', { campaignId, reason: 'Withdrawn' });
    expect(stopped).toMatchObject({ status: 'stopped', statusReason: 'Withdrawn' });
    expect(await shop.act('campaigns.stop', { campaignId })).toEqual(stopped);
    const told = (await shop.events()).map(({ type }) => type).filter((type) => type.startsWith('campaign.'));
    expect(told).toEqual(['campaign.launched', 'campaign.paused', 'campaign.resumed', 'campaign.stopped']);
  });

  test('change the name at any time, and nothing else', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    expect(await shop.act('campaigns.update', { campaignId, name: 'Renamed' })).toMatchObject({
      name: 'Renamed',
      status: 'running',
    });
    const refusal = await refusalOf(shop.act('campaigns.update', { campaignId, name: 'X', accountIds: [] }));
    expect(refusal.code).toBe('wrong_state');
  });
});

describe('a planned start', () => {
  test('can be taken back: the draft can be changed and launched again, with everybody', async () => {
    const { shop, campaignId, leadIds } = await launched(bench, 2, LATER);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({
      status: 'scheduled',
      scheduledAt: LATER,
      enrollments: { active: 2 },
    });
    const back = await shop.act('campaigns.unschedule', { campaignId });
    expect(back).toMatchObject({
      status: 'draft',
      scheduledAt: null,
      enrollments: { active: 0, stopped: 0 },
    });
    expect(await shop.act('campaigns.unschedule', { campaignId })).toMatchObject({ status: 'draft' });
    await shop.act('campaigns.update', { campaignId, name: 'Changed' });
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    expect((await shop.act('plans.execute', { planId: plan.id })).enrolled).toBe(leadIds.length);
  });

  test('tells who was enrolled once it starts, so that one that was taken back counts nobody', async () => {
    const { shop, campaignId } = await launched(bench, 2, LATER);
    await shop.act('campaigns.unschedule', { campaignId });
    expect((await shop.events()).map(({ type }) => type)).toEqual([
      'campaign.scheduled',
      'campaign.unscheduled',
    ]);
  });

  test('is not taken back once the campaign runs', async () => {
    const { shop, campaignId } = await launched(bench, 1);
    expect((await refusalOf(shop.act('campaigns.unschedule', { campaignId }))).code).toBe('wrong_state');
  });
});

describe('an identity', () => {
  test('brings all its accounts that run, and takes them along', async () => {
    const { shop, campaignId, ada } = await drafted();
    const bob = await shop.identity('Bob', 'linkedin', 'email');
    await shop.sql(`UPDATE accounts SET status = 'paused' WHERE id = $1::uuid`, [bob.accountIds[0] ?? '']);
    const attached = await shop.act('campaigns.attach_identity', { campaignId, identityId: bob.id });
    expect(attached.accountIds).toEqual([...ada.accountIds, bob.accountIds[1]].sort());
    const detached = await shop.act('campaigns.detach_identity', { campaignId, identityId: bob.id });
    expect(detached.accountIds).toEqual([...ada.accountIds].sort());
  });

  test('without an account that runs cannot speak', async () => {
    const { shop, campaignId } = await drafted();
    const mute = await shop.identity('Mute');
    const refusal = await refusalOf(
      shop.act('campaigns.attach_identity', { campaignId, identityId: mute.id }),
    );
    expect([refusal.code, refusal.detail]).toEqual([
      'wrong_state',
      expect.stringContaining('none is connected'),
    ]);
  });
});

test('validation counts who lacks what, and whom no channel reaches', async () => {
  const shop = await Workshop.open(bench);
  const ada = await shop.identity('Ada Byron', 'linkedin', 'email');
  const leadIds = await shop.leads([
    { firstName: 'Bo', email: `bo@${newUuidV7()}.test` },
    { email: `nameless@${newUuidV7()}.test` },
    { email: `nobody@${newUuidV7()}.test` },
    { firstName: 'Mute' },
  ]);
  const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
  const { ready, problems } = await shop.read('campaigns.validate', { campaignId });
  expect(ready).toBe(true);
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ['variable_missing', expect.stringContaining('2 of 4 people have no first_name')],
    ['unreachable_people', expect.stringContaining('1 of 4')],
  ]);
  const none = await shop.campaign({ leadIds: leadIds.slice(1), accountIds: ada.accountIds });
  const bad = await shop.read('campaigns.validate', { campaignId: none.campaignId });
  expect([bad.ready, bad.problems[0]?.code]).toEqual([false, 'nobody_ready']);
});
