/** Does a launch plan say what will happen, and does executing it do exactly that, once? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newUuidV7 } from '#persistence';
import { lane, launched } from './support/launched.js';
import { type Bench, GRAPH, openBench, own, refusalOf, Workshop } from './support/workshop.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const reachable = (name: string) => ({
  firstName: name,
  email: `${name}-${newUuidV7()}@acme.test`,
  linkedin: `${name}-${newUuidV7()}`,
});

async function draft(people: Parameters<Workshop['leads']>[0], policy: 'auto' | 'person' = 'auto') {
  const shop = await Workshop.open(bench, policy);
  const ada = await shop.identity('Ada Byron', 'linkedin', 'email');
  const leadIds = await shop.leads(people);
  return { shop, ada, leadIds, ...(await shop.campaign({ leadIds, accountIds: ada.accountIds })) };
}

describe('a launch plan', () => {
  test('shows who, through which accounts and with which words, and changes nothing', async () => {
    const { shop, campaignId, leadIds, ada } = await draft([reachable('Bo'), reachable('Cy')]);
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    expect(plan).toMatchObject({ status: 'approved', campaignId, operation: 'campaigns.plan_launch' });
    expect(plan.summary).toMatchObject({ people: 2, excluded: [] });
    expect(plan.summary.accounts).toEqual([
      expect.objectContaining({
        accountId: ada.accountIds[0],
        channel: 'linkedin',
        people: 2,
        leftToday: 80,
      }),
      expect.objectContaining({ accountId: ada.accountIds[1], channel: 'email', people: 2, leftToday: 50 }),
    ]);
    expect(plan.summary.samples.filter((sample) => sample.leadId === leadIds[0])).toEqual([
      expect.objectContaining({ stepId: 'visit', kind: 'linkedin_visit', text: '' }),
      expect.objectContaining({ stepId: 'mail', subject: 'For Bo', text: 'Hi Bo, Ada Byron here.' }),
      expect.objectContaining({ stepId: 'again', subject: 'Re: For Bo', text: 'Did you see this?' }),
    ]);
    expect(await shop.read('plans.get', { planId: plan.id })).toEqual(plan);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({
      status: 'draft',
      enrollments: { active: 0 },
    });
  });

  test('takes what was already sent and reserved today off the budget', async () => {
    const { shop, campaignId, ada } = await draft([reachable('Bo')]);
    await shop.sql(
      `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used) VALUES
         ($1::uuid, $2::uuid, 'email', '2026-03-02', 7), ($1::uuid, $2::uuid, 'email', '2026-03-01', 50)`,
      [shop.workspaceId, ada.accountIds[1] ?? ''],
    );
    const { summary } = await shop.act('campaigns.plan_launch', { campaignId });
    expect(summary.accounts.map((account) => account.leftToday)).toEqual([80, 43]);
  });

  test('leaves out whom it may not or cannot write to, each with the reason', async () => {
    const { shop, campaignId, leadIds, ada } = await draft([
      reachable('Bo'),
      { firstName: 'Mail', email: 'no@suppressed.test' },
      { firstName: 'Domain', email: 'x@banned.test' },
      { firstName: 'Linked', linkedin: 'stop-me' },
      { firstName: 'Mute' },
      { email: 'nameless@acme.test' },
      { linkedin: 'nameless-on-linkedin' },
      reachable('Busy'),
    ]);
    await shop.suppress('email', 'no@suppressed.test');
    await shop.suppress('domain', 'banned.test');
    await shop.suppress('linkedin', 'stop-me');
    const other = await shop.campaign({ leadIds: leadIds.slice(-1), accountIds: ada.accountIds });
    const busy = await shop.act('campaigns.plan_launch', { campaignId: other.campaignId });
    await shop.act('plans.execute', { planId: busy.id });

    const { summary } = await shop.act('campaigns.plan_launch', { campaignId });
    expect(summary.excluded).toMatchObject([
      {
        reason: 'suppressed',
        people: 3,
        samples: [{ leadName: 'Mail' }, { leadName: 'Domain' }, { leadName: 'Linked' }],
      },
      { reason: 'active_in_another_campaign', people: 1 },
      { reason: 'no_usable_channel', people: 1 },
      { reason: 'missing_variable', people: 1 },
    ]);
    // Whoever has no email reads no text, and so needs no name.
    expect(summary.people).toBe(2);
    expect(summary.warnings).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/1 of 2 have no email address/),
        expect.stringMatching(/1 left out: the texts need first_name/),
      ]),
    );
  });

  test('that would reach nobody is refused with the reasons', async () => {
    const { shop, campaignId } = await draft([{ firstName: 'Mute' }]);
    const refusal = await refusalOf(shop.act('campaigns.plan_launch', { campaignId }));
    expect([refusal.code, refusal.detail]).toEqual([
      'invalid_input',
      expect.stringContaining('no_usable_channel: 1'),
    ]);
  });

  test('of a campaign with problems is refused with every one of them', async () => {
    const shop = await Workshop.open(bench);
    const { id } = await shop.act('campaigns.create', { name: 'Bare' });
    const refusal = await refusalOf(shop.act('campaigns.plan_launch', { campaignId: id }));
    expect(refusal.fields.map((field) => field.path)).toEqual(['sequenceId', 'audienceIds', 'accountIds']);
  });

  test('cannot start in the past', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')]);
    const refusal = await refusalOf(shop.act('campaigns.plan_launch', { campaignId, startAt: shop.now }));
    expect(refusal.fields.map((field) => field.path)).toEqual(['startAt']);
  });

  test('deals people evenly, the same way each time, and leaves everyone the person they know', async () => {
    const { shop, campaignId, leadIds, ada } = await draft(
      Array.from({ length: 5 }, (_, index) => reachable(`P${index}`)),
    );
    const bob = await shop.identity('Bob', 'linkedin', 'email');
    const known = await shop.campaign({ leadIds: leadIds.slice(0, 1), accountIds: bob.accountIds });
    const first = await shop.act('campaigns.plan_launch', { campaignId: known.campaignId });
    await shop.act('plans.execute', { planId: first.id });
    await shop.act('campaigns.stop', { campaignId: known.campaignId });
    await shop.act('campaigns.update', { campaignId, accountIds: [...bob.accountIds, ...ada.accountIds] });
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    const again = await shop.act('campaigns.plan_launch', { campaignId });
    const hashes = await shop.sql<{ decision_hash: string }>(
      'SELECT DISTINCT decision_hash FROM plans WHERE id = ANY($1::uuid[])',
      [[plan.id, again.id]],
    );
    expect(hashes).toHaveLength(1);
    await shop.act('plans.execute', { planId: plan.id });
    const spoken = await shop.sql<{ lead_id: string; identity_id: string }>(
      'SELECT lead_id, identity_id FROM enrollments WHERE campaign_id = $1::uuid ORDER BY lead_id',
      [campaignId],
    );
    expect(spoken.find((row) => row.lead_id === leadIds[0])?.identity_id).toBe(bob.id);
    expect(spoken.filter((row) => row.identity_id === ada.id)).toHaveLength(2);
  });
});

describe('executing a launch plan', () => {
  test('freezes the words, enrolls everybody at the first step and opens the lanes', async () => {
    const { shop, campaignId, sequenceId, leadIds, ada } = await launched(bench, 3);
    expect(await shop.read('campaigns.get', { campaignId })).toMatchObject({
      status: 'running',
      launchedAt: shop.now,
      enrollments: { active: 3 },
    });
    const types = (await shop.events()).map((event) => event.type);
    expect(types).toEqual(['campaign.launched', ...leadIds.map(() => 'enrollment.started')]);
    expect(await lane(shop, ada.accountIds[0] ?? '', 'linkedin_visit')).toMatchObject({
      look_at: new Date('2026-03-02T09:00:00Z'),
    });
    expect(await lane(shop, ada.accountIds[1] ?? '', 'email')).toBeDefined();
    expect(await lane(shop, ada.accountIds[1] ?? '', 'linkedin_visit')).toBeUndefined();

    await shop.act('sequences.update', {
      sequenceId,
      graph: { start: 'end', steps: [{ id: 'end', kind: 'end' }] },
    });
    const versions = await shop.sql<{ number: number; graph: unknown }>(
      'SELECT number, graph FROM sequence_versions WHERE sequence_id = $1::uuid',
      [sequenceId],
    );
    expect(versions).toEqual([{ number: 1, graph: GRAPH }]);
  });

  test('twice gives the same answer and enrolls nobody twice, even at the same moment', async () => {
    const { shop, campaignId } = await draft([reachable('Bo'), reachable('Cy')]);
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    const [one, two] = await Promise.all([1, 2].map(() => shop.act('plans.execute', { planId })));
    expect(one).toMatchObject({
      campaignId,
      enrolled: 2,
      droppedOut: 0,
      touchId: null,
      plan: { status: 'executed' },
    });
    expect(two).toEqual(one);
    expect(await shop.act('plans.execute', { planId })).toEqual(one);
    expect((await shop.events()).filter((event) => event.type === 'enrollment.started')).toHaveLength(2);
  });

  test('drops whoever was suppressed, deleted or enrolled elsewhere meanwhile, and adds nobody', async () => {
    const { shop, campaignId, leadIds, ada, audienceId } = await draft(
      ['Bo', 'Cy', 'Di', 'Ed'].map(reachable),
    );
    const other = await shop.campaign({ leadIds: leadIds.slice(0, 1), accountIds: ada.accountIds });
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    const elsewhere = await shop.act('campaigns.plan_launch', { campaignId: other.campaignId });
    await shop.act('plans.execute', { planId: elsewhere.id });
    await shop.sql('DELETE FROM leads WHERE id = $1::uuid', [leadIds[1] ?? '']);
    const [address] = await shop.sql<{ value: string }>(
      `SELECT value FROM channel_identities WHERE lead_id = $1::uuid AND kind = 'email'`,
      [leadIds[2] ?? ''],
    );
    await shop.suppress('email', address?.value ?? '');
    const [late] = await shop.leads([reachable('Late')]);
    await shop.sql('INSERT INTO audience_members VALUES ($1::uuid, $2::uuid, $3::uuid)', [
      shop.workspaceId,
      audienceId,
      late ?? '',
    ]);
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ enrolled: 1, droppedOut: 3 });
    const people = await shop.read('campaigns.enrollments', { campaignId, limit: 10 });
    expect(people.data.map((person) => person.leadId)).toEqual([leadIds[3]]);
  });

  test('two launches at the same moment never enroll the same person', async () => {
    const shop = await Workshop.open(bench);
    const ada = await shop.identity('Ada', 'linkedin', 'email');
    const leadIds = await shop.leads(Array.from({ length: 40 }, (_, index) => reachable(`R${index}`)));
    const plans = [];
    for (let index = 0; index < 3; index += 1) {
      const { campaignId } = await shop.campaign({ leadIds, accountIds: ada.accountIds });
      plans.push(await shop.act('campaigns.plan_launch', { campaignId }));
    }
    const done = await Promise.all(plans.map((plan) => shop.act('plans.execute', { planId: plan.id })));
    expect(done.map((answer) => answer.enrolled).sort((a, b) => a - b)).toEqual([0, 0, 40]);
  });

  test.each<[string, (made: Awaited<ReturnType<typeof draft>>) => Promise<unknown>]>([
    [
      'the sequence was rewritten',
      ({ shop, sequenceId }) =>
        shop.act('sequences.update', {
          sequenceId,
          graph: { start: 'end', steps: [{ id: 'end', kind: 'end' }] },
        }),
    ],
    [
      'the campaign was changed',
      async ({ shop, campaignId }) => {
        const { accountIds } = await shop.identity('Bob', 'linkedin', 'email');
        return shop.act('campaigns.update', { campaignId, accountIds });
      },
    ],
    ['the campaign was stopped', ({ shop, campaignId }) => shop.act('campaigns.stop', { campaignId })],
    [
      'the campaign was launched by another plan',
      async ({ shop, campaignId }) => {
        const { id } = await shop.act('campaigns.plan_launch', { campaignId });
        return shop.act('plans.execute', { planId: id });
      },
    ],
  ])('when %s is refused, and the plan is void', async (_what, change) => {
    const made = await draft([reachable('Bo')]);
    const { id: planId } = await made.shop.act('campaigns.plan_launch', { campaignId: made.campaignId });
    await change(made);
    const refusal = await refusalOf(made.shop.act('plans.execute', { planId }));
    expect([refusal.code, refusal.nextStep]).toEqual(['plan_void', expect.stringContaining('Plan again')]);
    expect(await made.shop.read('plans.get', { planId })).toMatchObject({ status: 'void' });
  });

  test('when only the name of the sequence changed goes ahead', async () => {
    const { shop, campaignId, sequenceId } = await draft([reachable('Bo')]);
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    await shop.act('sequences.update', { sequenceId, name: 'Better name', graph: own(GRAPH) });
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ enrolled: 1 });
  });

  test('of a decision that was altered in the database is refused', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')]);
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    const [stranger] = await shop.leads([reachable('Eve')]);
    const alter = `UPDATE plans SET decision = jsonb_set(decision, '{members,0,leadId}', to_jsonb($2::text)) WHERE id = $1::uuid`;
    await expect(shop.sql(alter, [planId, stranger ?? ''])).rejects.toThrow('may not change');
    await bench.asOwner(alter, [planId, stranger ?? '']);
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('plan_void');
  });

  test('a day later is refused as expired', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')]);
    const { id: planId, expiresAt } = await shop.act('campaigns.plan_launch', { campaignId });
    shop.realNow = expiresAt;
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('plan_expired');
    await shop.sql(`UPDATE plans SET expires_at = now() WHERE id = $1::uuid`, [planId]);
    expect(await shop.read('plans.get', { planId })).toMatchObject({ status: 'expired' });
    expect((await shop.read('plans.list', { limit: 5, status: 'expired' })).data).toHaveLength(1);
    expect((await shop.read('plans.list', { limit: 5, status: 'approved' })).data).toEqual([]);
  });

  test('of two thousand people takes less than two seconds', async () => {
    const { shop, campaignId } = await draft(
      Array.from({ length: 2000 }, (_, index) => reachable(`N${index}`)),
    );
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    const started = performance.now();
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ enrolled: 2000 });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('where plans need a person', () => {
  test('nothing is executed before another person agrees', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')], 'person');
    const plan = await shop.act('campaigns.plan_launch', { campaignId });
    expect(plan).toMatchObject({ status: 'waiting', nextStep: expect.stringContaining('plans.approve') });
    const planId = plan.id;
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('needs_approval');
    expect((await refusalOf(shop.act('plans.approve', { planId }))).code).toBe('not_allowed');
    expect(await shop.act('plans.approve', { planId }, shop.person)).toMatchObject({ status: 'approved' });
    expect((await refusalOf(shop.act('plans.approve', { planId }, shop.person))).code).toBe('wrong_state');
    expect(await shop.act('plans.execute', { planId })).toMatchObject({ enrolled: 1 });
  });

  test('whoever proposed a plan cannot approve it, person or not', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')], 'person');
    const plan = await shop.act('campaigns.plan_launch', { campaignId }, shop.person);
    const refusal = await refusalOf(shop.act('plans.approve', { planId: plan.id }, shop.person));
    expect([refusal.code, refusal.nextStep]).toEqual([
      'not_allowed',
      expect.stringContaining('another person'),
    ]);
  });

  test('a plan from before that rule needs one too', async () => {
    const { shop, campaignId } = await draft([reachable('Bo')]);
    const { id: planId } = await shop.act('campaigns.plan_launch', { campaignId });
    await shop.sql(`UPDATE workspaces SET plan_policy = 'person' WHERE id = $1::uuid`, [shop.workspaceId]);
    expect((await refusalOf(shop.act('plans.execute', { planId }))).code).toBe('plan_void');
  });
});
