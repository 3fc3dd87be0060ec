/** Can an assistant carry the two sentences of the mission from beginning to end? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sequenceEvents, updateFigures } from '#persistence';
import { type Adapter, type Key, openAdapter } from './support/adapter.js';
import { type Assistant, connectAssistant, type Era } from './support/assistant.js';
import { settle } from './support/people.js';

let adapter: Adapter;
beforeAll(async () => {
  adapter = await openAdapter();
  await adapter.startWorker();
});
afterAll(() => adapter.close());

async function settled(era: Era): Promise<{ key: Key; assistant: Assistant }> {
  const key = await adapter.key(await adapter.workspace());
  await settle(adapter, key);
  return { key, assistant: await connectAssistant(adapter.mcp.url, key.key, era) };
}

const STEPS = [
  { kind: 'linkedin_invite', note: 'Hello {{ first_name | default: "there" }}' },
  { kind: 'wait', for: { days: 1 } },
  {
    kind: 'email',
    subject: 'For {{ company_name | default: "you" }}',
    body: 'Hi {{ first_name | default: "there" }}',
  },
];

describe.each(['modern', 'legacy'] as const)('an assistant of the %s protocol era', (era) => {
  test('finds CMOs in SaaS, launches LinkedIn and email at them, and reads the figures', async () => {
    const { key, assistant } = await settled(era);
    const workspace = await assistant.call('workspace_get');
    expect(workspace.text).toContain('Ada Byron: email ada@acme.test');

    const found = await assistant.call('lead_search', { who: '50 CMOs in SaaS' });
    expect(found.data).toMatchObject({
      total: 5,
      not_understood: [],
      understood: { functions: ['marketing'], seniorities: ['c_level'], company_tags: ['saas'] },
    });

    const preview = await assistant.call('audience_build', { who: 'CMOs in SaaS', max_people: 4 });
    expect(preview.data).toMatchObject({
      created: false,
      size: 5,
      would_hold: 4,
      with_email: 5,
      with_linkedin: 5,
    });
    const audience = await assistant.call('audience_build', {
      who: 'CMOs in SaaS',
      max_people: 4,
      name: 'SaaS CMOs',
      preview: false,
    });
    expect(audience.data).toMatchObject({ created: true, kind: 'static', size: 4 });

    const sequence = await assistant.call('sequence_write', { name: 'Hello CMOs', steps: STEPS });
    expect(sequence.isError).toBe(false);
    const campaign = await assistant.call('campaign_create', {
      name: 'Q2 SaaS CMOs',
      audience: 'saas cmos',
      sequence: 'hello CMOs',
    });
    expect(campaign.data).toMatchObject({ status: 'draft', ready: true });
    expect(campaign.data['account_ids']).toHaveLength(2);

    const plan = await assistant.call('campaign_launch', { campaign: 'the Q2 campaign' });
    expect(plan.data).toMatchObject({ status: 'approved', people: 4 });
    expect(plan.text).toMatch(/"Hello First\d"/);
    const launched = await assistant.call('plan_execute', { plan_id: plan.data['plan_id'] });
    expect(launched.data).toMatchObject({ status: 'executed', enrolled: 4, dropped_out: 0 });

    const rows = await adapter.database.engineSql.rows<{ status: string; people: number }>(
      `SELECT c.status, (SELECT count(*)::int FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = c.id) AS people
       FROM campaigns c WHERE c.workspace_id = $1::uuid`,
      [key.workspaceId],
    );
    expect(rows).toEqual([{ status: 'running', people: 4 }]);

    while ((await sequenceEvents(adapter.database.engineSql, 500)) > 0);
    while ((await updateFigures(adapter.database.engineSql, 500)) > 0);
    const figures = await assistant.call('campaign_figures', { campaign: 'Q2' });
    expect(figures.data).toMatchObject({
      name: 'Q2 SaaS CMOs',
      counts: { enrolled: 4, contacted: 0 },
      rates: { reply: { numerator: 0, denominator: 0, value: null }, meeting: { denominator: 0 } },
    });
    expect(figures.text).toContain('reply: none yet');

    const why = await assistant.call('lead_why', { lead: 'p4@company4.test' });
    expect(why.text).toContain('Q2 SaaS CMOs');
    const paused = await assistant.call('campaign_set_state', { campaign: 'Q2 SaaS CMOs', action: 'pause' });
    expect(paused.data).toMatchObject({ status: 'paused' });
    await assistant.close();
  });
});

test('two campaigns that share a part of their name are compared, with a total', async () => {
  const { assistant } = await settled('modern');
  await assistant.call('audience_build', { who: 'CMOs', name: 'CMOs', preview: false });
  await assistant.call('sequence_write', { name: 'Mail', steps: STEPS.slice(2) });
  for (const name of ['Q2 north', 'Q2 south', 'Q3'])
    await assistant.call('campaign_create', { name, audience: 'CMOs', sequence: 'Mail' });
  const figures = await assistant.call('campaign_figures', { campaign: 'Q2' });
  expect(figures.text).toContain('2 campaigns fit "Q2"');
  expect(figures.data).toMatchObject({ total_rates: { reply: { numerator: 0, denominator: 0 } } });
  expect((await assistant.call('campaign_set_state', { campaign: 'Q2', action: 'stop' })).text).toMatch(
    /"Q2" may mean 2 campaigns: cmp_.*Next: Give the id/s,
  );
  await assistant.close();
});

test('a sequence with problems is not saved, and all of them are told at once', async () => {
  const { assistant } = await settled('modern');
  const answer = await assistant.call('sequence_write', {
    name: 'Broken',
    steps: [
      { kind: 'email', body: 'Hi {{ frist_name }}' },
      { kind: 'condition', ask: 'replied', then: 'nowhere' },
      { kind: 'email', subject: 'x', body: ' ' },
    ],
  });
  expect(answer.isError).toBe(true);
  const paths = (answer.data as unknown as { error: { fields: { path: string }[] } }).error.fields.map(
    ({ path }) => path,
  );
  expect(paths).toEqual(
    expect.arrayContaining(['steps[0].subject', 'steps[0].body', 'steps[1].then', 'steps[2].body']),
  );
  expect((await assistant.call('sequence_get')).text).toContain('no sequences yet');
  await assistant.close();
});

test('a branch is written, read back and rewritten', async () => {
  const { assistant } = await settled('modern');
  const steps = [
    { kind: 'linkedin_invite', id: 'invite' },
    { kind: 'condition', ask: 'invitation_accepted', within: { days: 2 }, then: 'hello', else: 'mail' },
    { kind: 'linkedin_message', id: 'hello', body: 'Hi' },
    { kind: 'email', id: 'mail', subject: 'S', body: 'B' },
  ];
  const written = await assistant.call('sequence_write', { name: 'Branches', steps });
  expect(written.data).toMatchObject({ step_ids: ['invite', 'condition', 'hello', 'mail', 'end'] });
  const read = await assistant.call('sequence_get', { sequence: 'Branches' });
  expect(read.data['steps']).toEqual([
    { kind: 'linkedin_invite', id: 'invite', next: 'condition' },
    {
      kind: 'condition',
      id: 'condition',
      ask: 'invitation_accepted',
      within: { days: 2 },
      then: 'hello',
      else: 'mail',
    },
    { kind: 'linkedin_message', id: 'hello', body: 'Hi', next: 'mail' },
    { kind: 'email', id: 'mail', subject: 'S', body: 'B', next: 'end' },
    { kind: 'end', id: 'end' },
  ]);
  const again = await assistant.call('sequence_write', { sequence: 'Branches', steps: read.data['steps'] });
  expect(again.text).toContain('Rewrote');
  await assistant.close();
});

test('words that nobody understands are told, never dropped', async () => {
  const { assistant } = await settled('modern');
  const search = await assistant.call('lead_search', { who: 'CMOs in beekeeping' });
  expect(search.data).toMatchObject({ total: 6, not_understood: ['beekeeping'] });
  const audience = await assistant.call('audience_build', {
    who: 'CMOs in beekeeping',
    name: 'B',
    preview: false,
  });
  expect(audience).toMatchObject({
    isError: true,
    data: { error: { code: 'invalid_input', fields: [{ path: 'who' }] } },
  });
  await assistant.close();
});

test('where a person must approve, the plan waits and the assistant cannot execute it', async () => {
  const key = await adapter.key(await adapter.workspace('person'));
  await settle(adapter, key);
  const assistant = await connectAssistant(adapter.mcp.url, key.key);
  await assistant.call('audience_build', { who: 'CMOs', name: 'CMOs', preview: false });
  await assistant.call('sequence_write', { name: 'Mail', steps: STEPS.slice(2) });
  await assistant.call('campaign_create', { name: 'Careful', audience: 'CMOs', sequence: 'Mail' });
  const plan = await assistant.call('campaign_launch', { campaign: 'Careful' });
  expect(plan.data).toMatchObject({ status: 'waiting' });
  const refused = await assistant.call('plan_execute', { plan_id: plan.data['plan_id'] });
  expect(refused).toMatchObject({ isError: true, data: { error: { code: 'needs_approval' } } });

  const person = await adapter.key(key.workspaceId, ['outreach:read', 'plans:approve'], 'person');
  const caller = {
    workspaceId: key.workspaceId,
    apiKeyId: person.apiKeyId,
    scopes: ['plans:approve'],
    kind: 'person',
  } as const;
  await adapter.operations.act(caller, 'plans.approve', { planId: plan.data['plan_id'] });
  const executed = await assistant.call('plan_execute', { plan_id: plan.data['plan_id'] });
  expect(executed.data).toMatchObject({ status: 'executed', enrolled: 6 });
  await assistant.close();
});
