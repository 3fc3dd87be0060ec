import { type OperationName, resourceReadBy } from '#contracts';
import { launch } from './support/outreach.js';
import { operations } from './support/operation-calls.js';
import { type Answer, call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

const etagOf = ({ headers }: Answer): string => headers.get('etag') ?? 'none';
const GRAPH = { start: 'end', steps: [{ id: 'end', kind: 'end' }] };

async function sequence(name: string): Promise<{ path: string; etag: string }> {
  const made = await call(api, 'POST', '/v1/sequences', { key, body: { name, graph: GRAPH } });
  const path = `/v1/sequences/${made.body.id}`;
  return { path, etag: etagOf(await call(api, 'GET', path, { key })) };
}
const rename = (path: string, name: string, etag?: string) =>
  call(api, 'PATCH', path, { key, body: { name }, headers: etag === undefined ? {} : { 'if-match': etag } });

it('of twenty who change what they saw at the same time, exactly one wins', async () => {
  const { path, etag } = await sequence('Contested');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => rename(path, `Winner ${index}`, etag)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const losers = answers.filter(({ status }) => status !== 200);
  for (const loser of losers) expectProblem(loser, 412, 'precondition_failed');
  expect(losers[0]?.body.nextStep).toContain('GET /v1/sequences/');
});

it('whoever changed it without a condition is seen by whoever has one', async () => {
  const { path, etag } = await sequence('Overtaken');
  expect((await rename(path, 'By somebody else')).status).toBe(200);
  expectProblem(await rename(path, 'Too late', etag), 412, 'precondition_failed');
  const fresh = etagOf(await call(api, 'GET', path, { key }));
  const after = await rename(path, 'In time', fresh);
  expect(after.status).toBe(200);
  expect(etagOf(after)).toBe(etagOf(await call(api, 'GET', path, { key })));
});

it('an answer that the caller has already is not sent again', async () => {
  const { path, etag } = await sequence('Known');
  const again = await call(api, 'GET', path, { key, headers: { 'if-none-match': `"x", W/${etag}` } });
  expect({ status: again.status, text: again.text, etag: etagOf(again) }).toEqual({
    status: 304,
    text: '',
    etag,
  });
  await rename(path, 'Changed');
  expect((await call(api, 'GET', path, { key, headers: { 'if-none-match': etag } })).status).toBe(200);
});

it('figures that move by themselves turn nobody away', async () => {
  const made = await call(api, 'POST', '/v1/audiences', { key, body: { name: 'Growing' } });
  const path = `/v1/audiences/${made.body.id}`;
  const before = etagOf(await call(api, 'GET', path, { key }));
  const lead = await call(api, 'POST', '/v1/leads', { key, body: { professionalEmail: 'a@acme.example' } });
  const add = (id: string, etag: string) =>
    call(api, 'POST', `${path}/leads`, { key, body: { leadIds: [id] }, headers: { 'if-match': etag } });
  expect((await add(lead.body.lead.id, before)).status).toBeLessThan(300);
  const after = etagOf(await call(api, 'GET', path, { key }));
  expect(after).not.toBe(before);
  expect(after.split('.')[0]).toBe(before.split('.')[0]);
  expect((await add(lead.body.lead.id, before)).status).toBeLessThan(300);
});

it('a condition is part of the request that an idempotency key names', async () => {
  const { path, etag } = await sequence('Once');
  const send = (ifMatch: string) =>
    call(api, 'PATCH', path, {
      key,
      body: { name: 'Twice' },
      headers: { 'if-match': ifMatch, 'idempotency-key': 'etag-1' },
    });
  expect((await send(etag)).status).toBe(200);
  const replayed = await send(etag);
  expect(replayed.status).toBe(200);
  expect(replayed.headers.get('idempotency-replayed')).toBe('true');
  expectProblem(await send('"other"'), 409, 'idempotency_conflict');
});

it('any present one will do for *, and a thing that is gone or was never there is not found', async () => {
  const { path } = await sequence('Any');
  expect((await rename(path, 'Any at all', '*')).status).toBe(200);
  const missing = '/v1/sequences/seq_01k2fs4kz8e5q9x0v7d3m6bwtn';
  expectProblem(await rename(missing, 'Nobody', '*'), 404, 'not_found');
});

it('where there is nothing to match, the condition is refused and not ignored', async () => {
  const answer = await call(api, 'POST', '/v1/identities', {
    key,
    body: { name: 'New' },
    headers: { 'if-match': '*' },
  });
  expectProblem(answer, 422, 'invalid_input');
});

it('acts on a launched campaign take the condition, too', async () => {
  const { campaignId } = await launch(api, key, 'etag@northwind.example');
  const path = `/v1/campaigns/${campaignId}`;
  const etag = etagOf(await call(api, 'GET', path, { key }));
  const headers = { 'if-match': etag };
  expect((await call(api, 'POST', `${path}/pause`, { key, headers })).status).toBe(200);
  expectProblem(await call(api, 'POST', `${path}/resume`, { key, headers }), 412, 'precondition_failed');
});

it('every thing with an address of its own is known to have one', () => {
  const reads: readonly OperationName[] = operations.filter((name) => resourceReadBy(name) !== undefined);
  expect(reads).toEqual(
    expect.arrayContaining(['workspace.get', 'leads.get', 'campaigns.get', 'sequences.get', 'keys.get']),
  );
  expect(reads).not.toContain('campaigns.list');
});
