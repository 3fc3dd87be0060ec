import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';
import { openGate, type TcpGate } from './support/tcp-gate.js';

let api: RunningApi;
let gate: TcpGate;
let key: string;
beforeAll(async () => {
  api = await runApi({
    change: async (config) => {
      const database = new URL(config.DATABASE_URL_API);
      gate = await openGate({ host: database.hostname, port: Number(database.port) });
      database.port = String(gate.port);
      return { ...config, DATABASE_URL_API: database.href };
    },
  });
  key = await api.key();
});
afterAll(async () => {
  await api.close();
  await gate.shut();
});

describe('what cannot be read', () => {
  it('names the place where JSON goes wrong', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = '{\n  "name": "Spring",\n  "oops"\n}';
    const answer = await call(api, 'POST', '/v1/campaigns', { key, body, headers });
    expectProblem(answer, 400, 'malformed_request');
    expect(answer.body.detail).toContain('line 4, column 1');
  });

  it('names the byte where a body stops being UTF-8', async () => {
    const answer = await call(api, 'POST', '/v1/campaigns', {
      key,
      body: Buffer.from('{"name":"Zo\xeb"}', 'latin1'),
      headers: { 'content-type': 'application/json' },
    });
    expectProblem(answer, 400, 'malformed_request');
    expect(answer.body.detail).toContain('byte 11');
  });

  it('says which Content-Type is wanted', async () => {
    const headers = { 'content-type': 'application/xml' };
    const answer = await call(api, 'POST', '/v1/campaigns', { key, body: '<a/>', headers });
    expectProblem(answer, 415, 'unsupported_media_type');
    expect(answer.body.nextStep).toContain('application/json');
  });

  it('says that a compressed body is not unpacked', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await call(api, 'POST', '/v1/campaigns', { key, body: gzipSync('{"name":"x"}'), headers });
    expectProblem(answer, 415, 'unsupported_media_type');
    expect(answer.body.nextStep).toContain('Content-Encoding');
  });

  it('says how large a body may be', async () => {
    const body = { name: 'x'.repeat(1_000_001) };
    const answer = await call(api, 'POST', '/v1/campaigns', { key, body });
    expectProblem(answer, 413, 'too_large');
    expect(answer.body.detail).toContain('1 MB');
  });

  it('lets an import be larger, up to its own limit', async () => {
    const csv = `Email\n${'€'.repeat(900_000)}`;
    const larger = await call(api, 'POST', '/v1/leads/import', { key, body: { csv, dryRun: true } });
    expect(larger.status).toBe(200);
    const answer = await call(api, 'POST', '/v1/leads/import', { key, body: 'x'.repeat(4_000_001) });
    expectProblem(answer, 413, 'too_large');
    expect(answer.body.detail).toContain('4 MB');
  });

  it('is told so in the same shape when the path is not UTF-8', async () => {
    expectProblem(await call(api, 'GET', '/v1/leads/%E0%A4%A', { key }), 400, 'malformed_request');
    expectProblem(await call(api, 'GET', `/v1/leads/${'x'.repeat(300)}`, { key }), 400, 'malformed_request');
  });

  it('is told so in the same shape when it is not even HTTP', async () => {
    const { port } = new URL(api.url);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      let all = '';
      socket.on('data', (data) => (all += data.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(all));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"code":"malformed_request"/s);
  });
});

describe('an input', () => {
  it('has every wrong field named at once', async () => {
    const answer = await call(api, 'GET', '/v1/campaigns?limit=0&status=asleep', { key });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.fields.map(({ path }: { path: string }) => path).sort()).toEqual(['limit', 'status']);
  });

  it('may not say again what the path says', async () => {
    const campaignId = 'cmp_01k2fs4kz8e5q9x0v7d3m6bwtn';
    const answer = await call(api, 'PATCH', `/v1/campaigns/${campaignId}`, { key, body: { campaignId } });
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.fields).toEqual([{ path: 'campaignId', message: expect.stringContaining('path') }]);
  });

  it('may not hide in the query of an act', async () => {
    const answer = await call(api, 'POST', '/v1/leads/import?dryRun=true', { key, body: { csv: 'Email\n' } });
    expectProblem(answer, 422, 'invalid_input');
  });

  it('may not hold what cannot be stored', async () => {
    for (const name of ['a\u0000b', '\ud800']) {
      const answer = await call(api, 'POST', '/v1/identities', { key, body: { name } });
      expectProblem(answer, 422, 'invalid_input');
      expect(answer.body.fields[0]?.path).toBe('name');
    }
    expectProblem(await call(api, 'GET', '/v1/companies?tag=%00', { key }), 422, 'invalid_input');
  });
});

describe('a request', () => {
  it('is recognised by the id that its caller chose, or by a new one', async () => {
    const chosen = await call(api, 'GET', '/v1/workspace', { key, headers: { 'x-request-id': 'mine-1' } });
    expect(chosen.headers.get('x-request-id')).toBe('mine-1');
    const odd = await call(api, 'GET', '/v1/workspace', { key, headers: { 'x-request-id': 'a b<script>' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('may carry its key in X-API-Key', async () => {
    expect((await call(api, 'GET', '/v1/workspace', { headers: { 'x-api-key': key } })).status).toBe(200);
  });

  it('is answered no by a key that is wrong in one character, revoked or expired', async () => {
    const last = key.endsWith('A') ? 'B' : 'A';
    expectProblem(
      await call(api, 'GET', '/v1/workspace', { key: key.slice(0, -1) + last }),
      401,
      'unauthenticated',
    );
    const [revoked, expired] = [await api.key(), await api.key()];
    const lookup = (text: string) => text.split('_')[1];
    await api.query('UPDATE api_keys SET revoked_at = now() WHERE lookup = $1', [lookup(revoked)]);
    await api.query('UPDATE api_keys SET expires_at = now() WHERE lookup = $1', [lookup(expired)]);
    expectProblem(await call(api, 'GET', '/v1/workspace', { key: revoked }), 401, 'unauthenticated');
    expectProblem(await call(api, 'GET', '/v1/workspace', { key: expired }), 401, 'unauthenticated');
  });

  it('for a route that does not exist is shown the way', async () => {
    const answer = await call(api, 'GET', '/v1/nothing?secret=1', { key });
    expectProblem(answer, 404, 'not_found');
    expect(answer.body.detail).toBe('There is no GET /v1/nothing.');
    expect(answer.body.nextStep).toContain('/docs');
  });
});

describe('when something breaks on our side', () => {
  it('an unforeseen error says nothing of its cause', async () => {
    await api.query('ALTER TABLE suppressions RENAME TO elsewhere');
    const answer = await call(api, 'GET', '/v1/suppressions', { key });
    await api.query('ALTER TABLE elsewhere RENAME TO suppressions');
    expectProblem(answer, 500, 'internal');
    expect(answer.text).not.toMatch(/suppressions|relation|prisma|select| at /i);
  });

  it('a lost Postgres is "not now", and is used again when it is back', async () => {
    await gate.shut();
    for (const path of ['/v1/workspace', '/v1/leads/lead_01k2fs4kz8e5q9x0v7d3m6bwtn']) {
      const answer = await call(api, 'GET', path, { key });
      expectProblem(answer, 503, 'unavailable');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await call(api, 'GET', '/health/live')).status).toBe(200);
    const ready = await call(api, 'GET', '/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body.checks['postgres']?.ok).toBe(false);
    await gate.reopen();
    expect((await call(api, 'GET', '/v1/workspace', { key })).status).toBe(200);
    expect((await call(api, 'GET', '/health/ready')).status).toBe(200);
  });

  it('a request that lost Postgres half-way is "not now" as well', async () => {
    const holder = new pg.Client({ connectionString: api.rows.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM workspaces FOR UPDATE');
    const waiting = call(api, 'PATCH', '/v1/workspace', { key, body: { killSwitch: false } });
    const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await api.query(waits)).length === 0) await sleep(20);
    await gate.shut();
    expectProblem(await waiting, 503, 'unavailable');
    await gate.reopen();
    await holder.end();
  });
});

it('answers what is under way before it stops', async () => {
  const other = await runApi();
  const otherKey = await other.key();
  const slow = new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${other.url}/v1/identities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${otherKey}`, 'content-type': 'application/json' },
    });
    sent.on('response', (response) => resolve(response.resume().statusCode));
    sent.on('error', reject);
    sent.write('{"name":');
    setTimeout(() => sent.end('"Lena"}'), 400);
  });
  await sleep(150);
  await Promise.all([other.close(), slow]);
  expect(await slow).toBe(201);
});
