/** Can everything that reads be read with the rights of the adapter, and nothing be broken by odd arguments? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createReadHandlers, OperationReader, wallClock } from '#application';
import { encodeId, type ReadName, SCOPES } from '#contracts';
import { createDatabase, type Database, newUuidV7 } from '#persistence';
import fc from 'fast-check';
import { TOOLS } from '../../../apps/mcp/src/tools/catalogue.js';
import { type Adapter, type Key, openAdapter } from './support/adapter.js';
import { type Assistant, connectAssistant } from './support/assistant.js';
import { writeBack } from './support/conversation.js';
import { settle } from './support/people.js';

let adapter: Adapter;
let key: Key;
let assistant: Assistant;
let reader: Database;
let ids: Record<
  | 'campaignId'
  | 'accountId'
  | 'enrollmentId'
  | 'audienceId'
  | 'sequenceId'
  | 'planId'
  | 'actionId'
  | 'leadId'
  | 'conversationId'
  | 'companyId'
  | 'importId'
  | 'webhookId'
  | 'snippetId'
  | 'deliveryId'
  | 'meetingId'
  | 'dealId'
  | 'testId',
  string
>;

beforeAll(async () => {
  adapter = await openAdapter();
  await adapter.startWorker();
  reader = createDatabase({ url: adapter.rows.readerUrl, label: 'test', poolSize: 2 });
  key = await adapter.key(await adapter.workspace());
  const { accountIds } = await settle(adapter, key);
  assistant = await connectAssistant(adapter.mcp.url, key.key);
  const audience = await assistant.call('audience_build', { who: 'CMOs', name: 'CMOs', preview: false });
  const sequence = await assistant.call('sequence_write', {
    name: 'Mail',
    steps: [{ kind: 'email', subject: 'S', body: 'B' }],
  });
  const campaign = await assistant.call('campaign_create', {
    name: 'Q2',
    audience: 'CMOs',
    sequence: 'Mail',
  });
  const plan = await assistant.call('campaign_launch', { campaign: 'Q2' });
  await assistant.call('plan_execute', { plan_id: plan.data['plan_id'] });
  const companies = (await adapter.operations.read(caller(), 'companies.list', {})) as {
    data: { id: string }[];
  };
  const person = await writeBack(adapter, key.workspaceId, { email: 'p1@company1.test', text: 'Hello' });
  const { leadId } = person;
  const made = async (name: 'meetings.record' | 'deals.record', input: object) => {
    const { output } = await adapter.operations.act(caller(), name, { leadId, externalId: 'x-1', ...input });
    return (output as { readonly id: string }).id;
  };
  const deal = { name: 'Deal', stage: 'Demo', valueCents: 100, currency: 'EUR' };
  const testId = newUuidV7();
  await adapter.database.engineSql.rows(
    `INSERT INTO touches (workspace_id, id, kind, state, account_id, test_address, text, priority, due_at, created_at)
     SELECT workspace_id, $2::uuid, 'email_test', 'sent', id, address, '', 0, now(), now() FROM accounts
     WHERE workspace_id = $1::uuid LIMIT 1`,
    [key.workspaceId, testId],
  );
  const importId = newUuidV7();
  await adapter.database.engineSql.rows(
    `INSERT INTO imports (workspace_id, id, principal, request_hash, state, dry_run, overwrite_corrected, encoding, separator,
       columns, receipt, created_at, touched_at, finished_at)
     VALUES ($1::uuid, $2::uuid, $2::uuid, '', 'done', false, false, 'utf-8', 'comma', '[]', $2::uuid, now(), now(), now())`,
    [key.workspaceId, importId],
  );
  const operate = async (
    name: 'webhooks.create' | 'webhooks.test' | 'snippets.create',
    input: object,
  ): Promise<string> => {
    const { output } = await adapter.operations.act(caller(), name, input);
    return (output as { readonly id: string }).id;
  };
  const webhookId = await operate('webhooks.create', { url: 'https://hooks.northwind.example/' });
  const campaignId = String(campaign.data['campaign_id']);
  const enrolled = (await adapter.operations.read(caller(), 'campaigns.enrollments', { campaignId })) as {
    data: { id: string }[];
  };
  ids = {
    accountId: accountIds[0] ?? '',
    enrollmentId: enrolled.data[0]?.id ?? '',
    webhookId,
    snippetId: await operate('snippets.create', { name: 'intro', text: 'Hello' }),
    deliveryId: await operate('webhooks.test', { webhookId }),
    testId: encodeId('touch', testId),
    importId: encodeId('import', importId),
    campaignId,
    audienceId: String(audience.data['audience_id']),
    sequenceId: String(sequence.data['sequence_id']),
    planId: String(plan.data['plan_id']),
    actionId: String(plan.data['action_id']),
    companyId: companies.data[0]?.id ?? '',
    meetingId: await made('meetings.record', { startsAt: '2026-05-12T10:00:00Z' }),
    dealId: await made('deals.record', deal),
    ...person,
  };
});
afterAll(async () => {
  await assistant.close();
  await reader.close();
  await adapter.close();
});

const caller = () => ({ ...key, scopes: SCOPES, kind: 'service' }) as const;
const graph = { start: 'end', steps: [{ id: 'end', kind: 'end' }] };

/** One for each reading operation: a new one does not compile without its input. */
const inputs = (): Record<ReadName, unknown> => ({
  'workspace.get': {},
  'leads.get': { leadId: ids.leadId },
  'leads.search': { filter: { functions: ['marketing'] }, text: 'last', audienceId: ids.audienceId },
  'leads.explain': { leadId: ids.leadId },
  'imports.get': { importId: ids.importId },
  'imports.list': {},
  'leads.merges': { leadId: ids.leadId },
  'leads.timeline': { leadId: ids.leadId },
  'leads.duplicates': {},
  'companies.get': { companyId: ids.companyId },
  'companies.list': { industry: 'Software' },
  'audiences.list': {},
  'audiences.get': { audienceId: ids.audienceId },
  'audiences.preview': { filter: { companyTags: ['saas'] } },
  'sequences.get': { sequenceId: ids.sequenceId },
  'sequences.versions': { sequenceId: ids.sequenceId },
  'sequences.get_version': { sequenceId: ids.sequenceId, version: '1' },
  'sequences.list': {},
  'sequences.validate': { graph },
  'campaigns.get': { campaignId: ids.campaignId },
  'campaigns.list': { text: 'Q' },
  'campaigns.validate': { campaignId: ids.campaignId },
  'campaigns.preview': { campaignId: ids.campaignId },
  'campaigns.get_test_send': { touchId: ids.testId },
  'templates.list': {},
  'templates.get': { templateId: 'tpl_0000000000e008000000000001' },
  'campaigns.figures': { campaignId: ids.campaignId },
  'campaigns.why': { campaignId: ids.campaignId },
  'campaigns.simulate': { campaignId: ids.campaignId },
  'campaigns.compare_variants': { campaignId: ids.campaignId },
  'accounts.why': { accountId: ids.accountId },
  'campaigns.enrollments': { campaignId: ids.campaignId },
  'campaigns.entries': { campaignId: ids.campaignId },
  'enrollments.get': { enrollmentId: ids.enrollmentId },
  'identities.list': {},
  'accounts.list': {},
  'accounts.budget': { accountId: ids.accountId },
  'conversations.list': { needsReply: true, campaignId: ids.campaignId },
  'conversations.get': { conversationId: ids.conversationId },
  'conversations.messages': { conversationId: ids.conversationId },
  'plans.get': { planId: ids.planId },
  'plans.list': {},
  'figures.compare': { campaignIds: ids.campaignId },
  'figures.timeseries': { campaignIds: ids.campaignId, from: '2026-03-01', to: '2026-03-31' },
  'figures.pipeline': {},
  'figures.explain': { campaignId: ids.campaignId, metric: 'enrolled' },
  'meetings.get': { meetingId: ids.meetingId },
  'meetings.list': {},
  'meetings.unmatched': {},
  'deals.get': { dealId: ids.dealId },
  'deals.list': {},
  'suppressions.list': {},
  'dead_letters.list': {},
  'tasks.list': {},
  'touches.list': {},
  'actions.get': { actionId: ids.actionId },
  'actions.list': {},
  'events.list': { types: 'campaign.launched' },
  'events.types': {},
  'webhooks.list': {},
  'snippets.get': { snippetId: ids.snippetId },
  'snippets.list': {},
  'webhooks.get': { webhookId: ids.webhookId },
  'webhooks.deliveries': { webhookId: ids.webhookId },
  'webhooks.get_delivery': { webhookId: ids.webhookId, deliveryId: ids.deliveryId },
  'keys.list': {},
  'keys.get': { apiKeyId: encodeId('apiKey', key.apiKeyId) },
  'audit.list': {},
});

test('every reading operation answers the same under the reading role as under the one of the engine', async () => {
  const reading = new OperationReader({
    unitOfWork: reader.unitOfWork,
    clock: wallClock,
    handlers: createReadHandlers(),
  });
  for (const [name, input] of Object.entries(inputs()) as [ReadName, unknown][]) {
    const own = await reading.read(caller(), name, input);
    if (name === 'workspace.get' || name === 'campaigns.simulate') continue; // they tell the time
    expect([name, own]).toEqual([name, await adapter.operations.read(caller(), name, input)]);
  }
});

describe('arguments of any kind', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'cmp_00000000000000000000000000',
      'plan_',
      '%',
      '"; DROP TABLE leads',
      '\u0000',
      '\ud800',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.jsonValue({ maxDepth: 2 }),
  );

  test.each(TOOLS.map((tool) => [tool.name, tool] as const))(
    'get a clear answer from %s',
    async (name, tool) => {
      const fields = Object.fromEntries(Object.keys(tool.input.shape).map((field) => [field, odd]));
      const samples = fc.sample(fc.record(fields, { requiredKeys: [] }), { numRuns: 12, seed: 7 });
      for (const args of samples) {
        const { text } = await assistant.call(
          name,
          JSON.parse(JSON.stringify(args)) as Record<string, unknown>,
        );
        expect(text).not.toBe('');
        expect(text).not.toMatch(/^internal:|\n\s+at |node_modules|prisma/i);
      }
    },
  );

  test('that no tool knows are named', async () => {
    const answer = await assistant.call('campaign_list', { stauts: 'running' });
    expect(answer).toMatchObject({ isError: true, data: { error: { code: 'invalid_input' } } });
    expect(answer.text).toContain('Its arguments: status, name, limit, cursor');
  });
});

test('an answer that would flood the context is cut, and says so', async () => {
  const steps = Array.from({ length: 20 }, () => ({
    kind: 'email',
    subject: 'S',
    body: 'long '.repeat(2_000),
  }));
  await assistant.call('sequence_write', { name: 'Long', steps });
  const read = await assistant.call('sequence_get', { sequence: 'Long' });
  expect(read.text.length).toBeLessThan(25_000);
  expect(read.text).toMatch(/The rest is left out/);
  expect(JSON.stringify(read.data).length).toBeLessThan(60_000);
});

test('a hundred calls at once are all answered', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      index % 10 === 0
        ? assistant.call('sequence_write', {
            name: `S${index}`,
            steps: [{ kind: 'email', subject: 'S', body: 'B' }],
          })
        : assistant.call('campaign_figures', { campaign: 'Q2' }),
    ),
  );
  expect(answers.filter(({ isError }) => isError)).toEqual([]);
});

test('when Postgres is gone a call is told so, without an address or a stack', async () => {
  const away = await openAdapter();
  const own = await away.key(await away.workspace());
  const client = await connectAssistant(away.mcp.url, own.key);
  await away.rows.close();
  await expect(client.call('workspace_get')).rejects.toThrow(/database cannot be reached|503/);
  await client.close();
  await away.close();
});
