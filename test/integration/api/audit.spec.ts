import pg from 'pg';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

interface Entry {
  readonly id: string;
  readonly operation: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly resourceIds: readonly string[];
  readonly requestId: string | null;
  readonly ip: string | null;
  readonly actionId: string | null;
  readonly apiKeyId: string;
}

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

async function log(query = ''): Promise<readonly Entry[]> {
  const answer = await call(api, 'GET', `/v1/audit${query}`, { key });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.data as unknown as readonly Entry[];
}

it('an act leaves who did it, when, from where, to what, and nothing of its contents', async () => {
  const made = await call(api, 'POST', '/v1/leads', {
    key,
    body: { firstName: 'Ada', professionalEmail: 'swordfish@northwind.example' },
    headers: { 'x-request-id': 'request-of-ada', 'idempotency-key': 'ada' },
  });
  const entries = await log('?requestId=request-of-ada');
  expect(entries).toEqual([
    expect.objectContaining({
      operation: 'leads.upsert',
      outcome: 'done',
      code: null,
      resourceIds: expect.arrayContaining([made.body.lead.id]) as unknown,
      requestId: 'request-of-ada',
      ip: expect.stringContaining('127.0.0.1') as unknown,
      actionId: expect.stringMatching(/^act_/) as unknown,
    }),
  ]);
  expect(JSON.stringify(await api.query('SELECT * FROM audit_entries'))).not.toContain('swordfish');
  expect(await log(`?resourceId=${made.body.lead.id}&operation=leads.upsert`)).toHaveLength(1);
});

it('a refusal is written down with its code, of reads that were not allowed as well', async () => {
  const narrow = await api.key({ scopes: ['outreach:read'] });
  const headers = { 'x-request-id': 'denied' };
  await call(api, 'POST', '/v1/leads', { key: narrow, body: {}, headers });
  await call(api, 'GET', '/v1/audit', { key: narrow, headers });
  await call(api, 'PATCH', '/v1/workspace', { key, body: { zzz: 1 }, headers });
  expect((await log('?requestId=denied&outcome=refused')).map((one) => [one.operation, one.code])).toEqual([
    ['workspace.update', 'invalid_input'],
    ['audit.list', 'missing_scope'],
    ['leads.upsert', 'missing_scope'],
  ]);
});

it('an act that cannot be written down is not done', async () => {
  await api.query('ALTER TABLE audit_entries RENAME TO elsewhere');
  const answer = await call(api, 'POST', '/v1/identities', { key, body: { name: 'Unseen' } });
  await api.query('ALTER TABLE elsewhere RENAME TO audit_entries');
  expectProblem(answer, 500, 'internal');
  expect(await api.query("SELECT 1 FROM identities WHERE name = 'Unseen'")).toEqual([]);
});

it('an answer that is replayed is not written down twice', async () => {
  const send = () =>
    call(api, 'POST', '/v1/identities', {
      key,
      body: { name: 'Twice' },
      headers: { 'idempotency-key': 'twice', 'x-request-id': 'twice' },
    });
  await send();
  await send();
  expect(await log('?requestId=twice')).toHaveLength(1);
});

it('is read page by page, newest first, and belongs to its workspace', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const answer = await call(api, 'GET', `/v1/audit?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`, {
      key,
    });
    seen.push(...(answer.body.data as unknown as readonly Entry[]).map(({ id }) => id));
    cursor = (answer.body as unknown as { nextCursor: string | null }).nextCursor;
  } while (cursor !== null);
  expect(seen.length).toBeGreaterThan(4);
  expect(seen).toEqual([...new Set(seen)].sort().reverse());
  const other = await api.key({ workspace: 'Other' });
  expect((await call(api, 'GET', '/v1/audit', { key: other })).body.data).toEqual([]);
});

it('can be changed by nobody who writes it', async () => {
  const client = new pg.Client({ connectionString: api.rows.apiUrl });
  await client.connect();
  try {
    for (const statement of ["UPDATE audit_entries SET outcome = 'done'", 'DELETE FROM audit_entries'])
      await expect(client.query(statement)).rejects.toThrow('permission denied');
  } finally {
    await client.end();
  }
});

it('a file that was taken in, and one that was not allowed, are written down like any act', async () => {
  const send = (as: string, requestId: string) =>
    call(api, 'POST', '/v1/imports', {
      key: as,
      body: 'Email\nswordfish@northwind.example\n',
      headers: { 'content-type': 'text/csv', 'x-request-id': requestId },
    });
  const made = await send(key, 'file');
  expect(await log('?requestId=file')).toEqual([
    expect.objectContaining({ operation: 'imports.create', outcome: 'done', resourceIds: [made.body.id] }),
  ]);
  await send(await api.key({ scopes: ['outreach:read'] }), 'no-file');
  expect((await log('?requestId=no-file')).map(({ code }) => code)).toEqual(['missing_scope']);
});
