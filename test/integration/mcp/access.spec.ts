/** Who may come in, and what may they do? */
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client } from '@modelcontextprotocol/client';
import { encodeId } from '#contracts';
import { newUuidV7 } from '#persistence';
import { startMcp } from '../../../apps/mcp/src/start-mcp.js';
import { drained } from './support/actions-queue.js';
import { type Adapter, type Key, openAdapter } from './support/adapter.js';
import { connectAssistant } from './support/assistant.js';
import { settle } from './support/people.js';
import { send } from './support/raw-request.js';

let adapter: Adapter;
let key: Key;
beforeAll(async () => {
  adapter = await openAdapter();
  await adapter.startWorker();
  key = await adapter.key(await adapter.workspace());
  await settle(adapter, key);
});
afterAll(() => adapter.close());

const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
});

function post(headers: Record<string, string>, body = initialize) {
  return send(adapter.mcp.url, { headers: { authorization: `Bearer ${key.key}`, ...headers }, body });
}

describe('the adapter', () => {
  test.each(['apiUrl', 'engineUrl', 'ownerUrl'] as const)(
    'refuses to start on a database role that can write (%s)',
    async (role) => {
      await expect(startMcp({ ...adapter.config, DATABASE_URL_READER: adapter.rows[role] })).rejects.toThrow(
        /may write to .*campaigns.*|is a superuser/,
      );
    },
  );

  test('says that it is ready only when Postgres and the queue answer', async () => {
    const health = await send(adapter.mcp.url.replace('/mcp', '/health/ready'), { method: 'GET' });
    expect(health).toMatchObject({ status: 200, message: { status: 'ok' } });
    const lame = await startMcp({ ...adapter.config, REDIS_ADAPTER_URL: 'redis://127.0.0.1:1' });
    const ill = await send(`http://127.0.0.1:${lame.port}/health/ready`, { method: 'GET' });
    expect(ill).toMatchObject({
      status: 503,
      message: { checks: { postgres: { ok: true }, queue: { ok: false } } },
    });
    await lame.close();
  });
});

describe('a request', () => {
  test('of a client of 2025 opens with its handshake and goes on without a session', async () => {
    const opened = await post({});
    expect(opened).toMatchObject({
      status: 200,
      message: { result: { protocolVersion: '2025-06-18', serverInfo: { name: 'overture' } } },
    });
    expect(opened.headers['mcp-session-id']).toBeUndefined();
    const call = {
      jsonrpc: '2.0',
      id: 2,
      method: 'tools/call',
      params: { name: 'workspace_get', arguments: {} },
    };
    const answered = await post({ 'mcp-protocol-version': '2025-06-18' }, JSON.stringify(call));
    expect(answered.body).toContain('Ada Byron');
  });

  test('under a foreign host name or from a foreign page is refused', async () => {
    const foreign: Record<string, string>[] = [
      { host: 'evil.example.com' },
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      expect(await post(headers)).toMatchObject({
        status: 403,
        message: { error: { data: { code: 'not_allowed' } } },
      });
    }
    const own: Record<string, string>[] = [
      { host: 'overture.example' },
      { host: 'localhost:99' },
      { origin: 'http://localhost:5173' },
    ];
    for (const headers of own) expect(await post(headers)).toMatchObject({ status: 200 });
  });

  test('without a key, or with a wrong, revoked or expired one, is told how to get in', async () => {
    const wrong = `${key.key.slice(0, -4)}AAAA`;
    const revoked = await adapter.key(key.workspaceId);
    const expired = await adapter.key(key.workspaceId);
    const change = (column: string, id: string) =>
      adapter.database.engineSql.rows(`UPDATE api_keys SET ${column} = now() WHERE id = $1::uuid`, [id]);
    await change('revoked_at', revoked.apiKeyId);
    await change('expires_at', expired.apiKeyId);
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${wrong}`,
      `Basic ${key.key}`,
      `Bearer ${revoked.key}`,
      `Bearer ${expired.key}`,
    ]) {
      const refused = await post({ authorization });
      expect(refused).toMatchObject({
        status: 401,
        message: { error: { data: { code: 'unauthenticated' } } },
      });
      expect(refused.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(refused.body).toContain('overture key');
    }
  });

  test('that is no JSON, no JSON type or too large is answered in the terms of the protocol', async () => {
    expect(await post({}, '{"jsonrpc":')).toMatchObject({
      status: 400,
      message: { error: { code: -32_700 } },
    });
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({}, JSON.stringify({ x: 'y'.repeat(5_000_000) }))).status).toBe(413);
    expect(
      (await send(adapter.mcp.url, { method: 'GET', headers: { authorization: `Bearer ${key.key}` } }))
        .status,
    ).toBe(405);
  });
});

describe('a key', () => {
  test('without the scope may not act, and is told which scope it lacks', async () => {
    const reading = await adapter.key(key.workspaceId, ['outreach:read']);
    const assistant = await connectAssistant(adapter.mcp.url, reading.key);
    expect((await assistant.call('lead_search', { who: 'CMOs' })).isError).toBe(false);
    const refused = await assistant.call('audience_build', { who: 'CMOs', name: 'Mine', preview: false });
    expect(refused).toMatchObject({ isError: true, data: { error: { code: 'missing_scope' } } });
    expect(refused.text).toContain('leads:write');
    await assistant.close();
  });

  test('whose scopes were taken away after the request is refused by the worker as well', async () => {
    const doomed = await adapter.key(key.workspaceId);
    await adapter.stopWorker();
    const assistant = await connectAssistant(adapter.mcp.url, doomed.key);
    const call = { value: 'nobody@acme.test', reason: 'test', idempotency_key: 'doomed' };
    expect((await assistant.call('suppression_add', call)).data).toMatchObject({ status: 'not_accepted' });
    await adapter.database.engineSql.rows(
      `UPDATE api_keys SET scopes = '{outreach:read}' WHERE id = $1::uuid`,
      [doomed.apiKeyId],
    );
    await adapter.startWorker();
    await drained(adapter);
    expect((await assistant.call('action_get', { idempotency_key: 'doomed' })).data).toMatchObject({
      status: 'never_seen',
    });
    const rows = await adapter.database.engineSql.rows(
      `SELECT 1 FROM suppressions WHERE workspace_id = $1::uuid`,
      [key.workspaceId],
    );
    expect(rows).toEqual([]);
    await assistant.close();
  });

  test('of another workspace finds nothing here: its calls read as if the ids did not exist', async () => {
    const own = await connectAssistant(adapter.mcp.url, key.key);
    await own.call('audience_build', { who: 'CMOs', name: 'CMOs', preview: false });
    const sequence = await own.call('sequence_write', {
      name: 'Mail',
      steps: [{ kind: 'email', subject: 'S', body: 'B' }],
    });
    const campaign = await own.call('campaign_create', { name: 'Ours', audience: 'CMOs', sequence: 'Mail' });
    const plan = await own.call('campaign_launch', { campaign: 'Ours' });
    const lead = await own.call('lead_search', { who: 'CFO' });
    const leadId = (lead.data['leads'] as unknown as { lead_id: string }[])[0]?.lead_id;
    const campaignId = String(campaign.data['campaign_id']);

    const theirs = await adapter.key(await adapter.workspace());
    const stranger = await connectAssistant(adapter.mcp.url, theirs.key);
    const calls: [string, Record<string, unknown>][] = [
      ['campaign_figures', { campaign: campaignId }],
      ['campaign_figures', { campaign: 'Ours' }],
      ['campaign_launch', { campaign: campaignId }],
      ['campaign_set_state', { campaign: campaignId, action: 'stop' }],
      ['campaign_create', { name: 'x', audience: 'CMOs', sequence: sequence.data['sequence_id'] }],
      ['sequence_get', { sequence: sequence.data['sequence_id'] }],
      [
        'sequence_write',
        { sequence: sequence.data['sequence_id'], steps: [{ kind: 'email', subject: 'S', body: 'B' }] },
      ],
      ['lead_why', { lead: leadId }],
      ['lead_why', { lead: 'p1@company1.test' }],
      ['plan_execute', { plan_id: plan.data['plan_id'] }],
      ['action_get', { action_id: plan.data['action_id'] }],
      ['audience_build', { name: 'x', lead_ids: [leadId], preview: false }],
      ['thread_get', { conversation_id: encodeId('conversation', newUuidV7()) }],
      ['reply_plan', { conversation_id: encodeId('conversation', newUuidV7()), text: 'Hi' }],
    ];
    for (const [tool, args] of calls) {
      const answer = await stranger.call(tool, args);
      expect([tool, answer.isError, answer.text]).toEqual([
        tool,
        true,
        expect.stringMatching(/^not_found: /),
      ]);
    }
    expect((await stranger.call('lead_search', { who: 'CMOs' })).data).toMatchObject({ total: 0, leads: [] });
    expect((await own.call('campaign_list')).text).toContain('"Ours", draft');
    await Promise.all([own.close(), stranger.close()]);
  });
});

test('an assistant reaches the adapter over stdio through the launcher', async () => {
  const launcher = join(resolve(import.meta.dirname, '../../..'), 'launcher/main.ts');
  const client = new Client(
    { name: 'stdio', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [launcher, 'mcp', '--url', adapter.mcp.url],
      env: { PATH: process.env['PATH'] ?? '', OVERTURE_API_KEY: key.key },
    }),
  );
  const answer = await client.callTool({ name: 'workspace_get', arguments: {} });
  expect(answer.structuredContent).toMatchObject({ name: 'Acme' });
  await client.close();
});

test('neither keys nor words of people stand in the log', async () => {
  const assistant = await connectAssistant(adapter.mcp.url, key.key);
  await assistant.call('suppression_add', {
    value: 'secret-person@acme.test',
    reason: 'very private reason',
  });
  await assistant.close();
  const log = adapter.logged.join('');
  expect(log).toContain('suppression_add');
  expect(log).not.toMatch(/ovt_|secret-person|very private reason/);
});
