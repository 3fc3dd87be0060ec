/** What does an assistant find? Static, small, complete, and the same for everybody. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Adapter, openAdapter } from './support/adapter.js';
import { type Assistant, connectAssistant } from './support/assistant.js';
import { settle } from './support/people.js';

let adapter: Adapter;
let assistant: Assistant;
beforeAll(async () => {
  adapter = await openAdapter();
  await adapter.startWorker();
  const key = await adapter.key(await adapter.workspace());
  await settle(adapter, key);
  assistant = await connectAssistant(adapter.mcp.url, key.key);
  await assistant.call('audience_build', { who: 'CMOs', name: 'CMOs', preview: false });
  await assistant.call('sequence_write', {
    name: 'Mail',
    steps: [{ kind: 'email', subject: 'S', body: 'B' }],
  });
  await assistant.call('campaign_create', { name: 'Q2 CMOs', audience: 'CMOs', sequence: 'Mail' });
});
afterAll(async () => {
  await assistant.close();
  await adapter.close();
});

describe('the list of tools', () => {
  test('stays under ten thousand tokens', async () => {
    const { tools } = await assistant.client.listTools();
    expect(JSON.stringify(tools).length / 4).toBeLessThan(10_000);
    expect(tools.length).toBeLessThanOrEqual(20);
  });

  test('gives every tool a title, all hints and a description that tells its use', async () => {
    for (const { name, title, description, annotations } of (await assistant.client.listTools()).tools) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(title).toBeTruthy();
      expect((description ?? '').length).toBeGreaterThan(60);
      expect(annotations).toEqual({
        title,
        readOnlyHint: expect.any(Boolean),
        destructiveHint: expect.any(Boolean),
        idempotentHint: expect.any(Boolean),
        openWorldHint: expect.any(Boolean),
      });
    }
  });

  test('takes an idempotency key wherever something is changed, and nowhere else', async () => {
    for (const { inputSchema, annotations } of (await assistant.client.listTools()).tools) {
      expect('idempotency_key' in (inputSchema.properties ?? {}) && annotations?.readOnlyHint !== true).toBe(
        annotations?.readOnlyHint === false,
      );
    }
  });
});

test('everything that a model is told before it acts is frozen: a change of it must be meant', async () => {
  const { client } = assistant;
  expect({
    instructions: client.getInstructions(),
    tools: (await client.listTools()).tools,
    prompts: (await client.listPrompts()).prompts,
    templates: (await client.listResourceTemplates()).resourceTemplates,
  }).toMatchSnapshot();
});

test('the same is found by a key that may do nothing, in another workspace', async () => {
  const other = await adapter.key(await adapter.workspace(), []);
  const stranger = await connectAssistant(adapter.mcp.url, other.key);
  expect(await stranger.client.listTools()).toEqual(await assistant.client.listTools());
  expect(await stranger.client.listPrompts()).toEqual(await assistant.client.listPrompts());
  await stranger.close();
});

test('the guide and the figures of a campaign can be attached, and nothing else', async () => {
  const { client } = assistant;
  const { resources } = await client.listResources();
  expect(resources.map(({ name }) => name)).toEqual(['guide', 'Figures of Q2 CMOs']);
  const guide = await client.readResource({ uri: 'overture://guide' });
  expect(guide.contents[0]).toMatchObject({
    mimeType: 'text/markdown',
    text: expect.stringContaining('first_name'),
  });
  const figures = await client.readResource({ uri: resources[1]?.uri ?? '' });
  expect(JSON.parse((figures.contents[0] as { text: string }).text)).toMatchObject({
    name: 'Q2 CMOs',
    rates: { reply: { denominator: 0 } },
  });
  await expect(client.readResource({ uri: 'overture://campaigns/nothing/figures' })).rejects.toThrow(
    /not found/i,
  );
});

test('prompts carry their arguments, and names of campaigns are completed', async () => {
  const { client } = assistant;
  const prompt = await client.getPrompt({ name: 'launch_campaign', arguments: { who: '50 CMOs in SaaS' } });
  expect(prompt.messages[0]?.content).toMatchObject({ text: expect.stringContaining('50 CMOs in SaaS') });
  const review = await client.getPrompt({ name: 'weekly_review', arguments: {} });
  expect(review.messages[0]?.content).toMatchObject({
    text: expect.stringContaining('our running campaigns'),
  });
  const { completion } = await client.complete({
    ref: { type: 'ref/prompt', name: 'weekly_review' },
    argument: { name: 'campaign', value: 'q2' },
  });
  expect(completion.values).toEqual(['Q2 CMOs']);
});

test('the guide names only steps that sequence_write takes', async () => {
  const guide = await assistant.client.readResource({ uri: 'overture://guide' });
  const { text } = guide.contents[0] as { text: string };
  const example = /\[\n {2}\{[\s\S]*?\n\]/.exec(text)?.[0] ?? '';
  const written = await assistant.call('sequence_write', {
    name: 'From the guide',
    steps: JSON.parse(example),
  });
  expect(written).toMatchObject({ isError: false, data: { problems: [] } });
});
