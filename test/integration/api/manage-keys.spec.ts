import { startApi } from '../../../apps/api/src/start-api.js';
import { silentLogger } from '#observability';
import { setTimeout as sleep } from 'node:timers/promises';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

interface Key {
  readonly id: string;
  readonly key: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: string | null;
}

let api: RunningApi;
let admin: string;
beforeAll(async () => {
  api = await runApi();
  admin = await api.key();
});
afterAll(() => api.close());

const create = async (body: object, key = admin) => call(api, 'POST', '/v1/keys', { key, body });
const make = async (body: object, key = admin): Promise<Key> => {
  const answer = await create(body, key);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as unknown as Key;
};
const reads = (key: string, url = api.url) => call({ url }, 'GET', '/v1/workspace', { key });

it('a key that was made opens what its scopes say, and is shown once', async () => {
  const made = await make({ name: 'CRM', scopes: ['outreach:read'] });
  expect((await reads(made.key)).status).toBe(200);
  expectProblem(await call(api, 'POST', '/v1/leads', { key: made.key, body: {} }), 403, 'missing_scope');
  const listed = await call(api, 'GET', '/v1/keys?limit=200', { key: admin });
  expect(listed.text).toContain(made.id);
  expect(listed.text).not.toContain(made.key.slice(13));
  const stored = await api.query<{ row: string }>('SELECT row_to_json(k)::text AS row FROM api_keys k');
  expect(JSON.stringify(stored)).not.toContain(made.key.slice(13));
});

it('its use is noted, coarsely', async () => {
  const made = await make({ name: 'Used', scopes: ['outreach:read'] });
  expect(made.lastUsedAt).toBeNull();
  await reads(made.key);
  const seen = async () =>
    ((await call(api, 'GET', `/v1/keys/${made.id}`, { key: admin })).body as unknown as Key).lastUsedAt;
  for (let tries = 0; (await seen()) === null && tries < 100; tries += 1) await sleep(20);
  expect(await seen()).toMatch(/^20/);
});

it('a repeated call under one idempotency key does not make a second key, nor show the first again', async () => {
  const headers = { 'idempotency-key': 'key-1' };
  const ask = () =>
    call(api, 'POST', '/v1/keys', { key: admin, body: { name: 'Once', scopes: ['outreach:read'] }, headers });
  expect((await ask()).status).toBe(201);
  expectProblem(await ask(), 409, 'conflict');
  expect(await api.query("SELECT 1 FROM api_keys WHERE name = 'Once'")).toHaveLength(1);
});

it('nobody gives what they do not have', async () => {
  const end = Temporal.Now.instant().add({ hours: 1 }).round('second').toString();
  const narrow = await make({
    name: 'Narrow',
    scopes: ['keys:admin', 'outreach:read'],
    expiresAt: end,
    readsPerMinute: 100,
    actsPerMinute: 100,
  });
  const within = {
    name: 'x',
    scopes: ['outreach:read'],
    expiresAt: end,
    readsPerMinute: 100,
    actsPerMinute: 9,
  };
  expect((await create(within, narrow.key)).status).toBe(201);
  for (const beyond of [
    { scopes: ['leads:write'] },
    { expiresAt: null },
    { expiresAt: Temporal.Now.instant().add({ hours: 2 }).toString() },
    { readsPerMinute: 101 },
    { actsPerMinute: null },
  ])
    expectProblem(await create({ ...within, ...beyond }, narrow.key), 403, 'not_allowed');
  const patch = (id: string, body: object, key: string) =>
    call(api, 'PATCH', `/v1/keys/${id}`, { key, body });
  expectProblem(await patch(narrow.id, { expiresAt: null }, narrow.key), 403, 'not_allowed');
  expectProblem(await patch(narrow.id, { readsPerMinute: 1 }, narrow.key), 403, 'not_allowed');
  expect((await patch(narrow.id, { name: 'Renamed' }, narrow.key)).status).toBe(200);
  const wide = await make({ name: 'Wide', scopes: ['leads:write'] });
  expectProblem(await patch(wide.id, { readsPerMinute: 50 }, narrow.key), 403, 'not_allowed');
});

it('a revoked key opens nothing a second later, in every process', async () => {
  const made = await make({ name: 'Leaver', scopes: ['outreach:read'] });
  const second = await startApi(api.config, { logger: silentLogger });
  try {
    expect((await reads(made.key)).status).toBe(200);
    expect((await reads(made.key, second.url)).status).toBe(200);
    const revoked = await call(api, 'POST', `/v1/keys/${made.id}/revoke`, { key: admin });
    expect(revoked.status).toBe(200);
    await sleep(1_000);
    expectProblem(await reads(made.key), 401, 'unauthenticated');
    expectProblem(await reads(made.key, second.url), 401, 'unauthenticated');
  } finally {
    await second.close();
  }
  const change = { key: admin, body: { name: 'Back' } };
  expectProblem(await call(api, 'PATCH', `/v1/keys/${made.id}`, change), 409, 'wrong_state');
});

it('an end in the past is refused, and a key whose end has come opens nothing', async () => {
  const past = Temporal.Now.instant().subtract({ hours: 1 }).toString();
  expectProblem(
    await create({ name: 'Late', scopes: ['outreach:read'], expiresAt: past }),
    422,
    'invalid_input',
  );
  const soon = Temporal.Now.instant().add({ seconds: 1 }).toString();
  const brief = await make({ name: 'Brief', scopes: ['outreach:read'], expiresAt: soon });
  await sleep(1_100);
  expectProblem(await reads(brief.key), 401, 'unauthenticated');
});

it('credentials are replaced, sealed, and come back in no answer', async () => {
  const identity = await call(api, 'POST', '/v1/identities', { key: admin, body: { name: 'Lena' } });
  const account = await call(api, 'POST', '/v1/accounts', {
    key: admin,
    body: {
      identityId: identity.body.id,
      channel: 'linkedin',
      address: 'acc_credentials',
      displayName: 'Lena',
      settings: { baseUrl: 'http://127.0.0.1:1' },
      credentials: { apiKey: 'swordfish-old' },
    },
  });
  const sealed = () =>
    api.query('SELECT sealed_credentials FROM accounts WHERE address = $1', ['acc_credentials']);
  const before = await sealed();
  const answer = await call(api, 'PUT', `/v1/accounts/${account.body.id}/credentials`, {
    key: admin,
    body: { credentials: { apiKey: 'swordfish-new' } },
    headers: { 'idempotency-key': 'credentials-1' },
  });
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain('swordfish');
  expect(await sealed()).not.toEqual(before);
  for (const table of ['actions', 'audit_entries', 'accounts'])
    expect(
      JSON.stringify(await api.query(`SELECT row_to_json(t)::text AS row FROM ${table} t`)),
    ).not.toContain('swordfish');
});
