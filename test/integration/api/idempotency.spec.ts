import { randomUUID } from 'node:crypto';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

const create = (name: string, idempotencyKey: string, as = key) =>
  call(api, 'POST', '/v1/identities', {
    key: as,
    body: { name },
    headers: { 'idempotency-key': idempotencyKey },
  });

async function identitiesNamed(name: string): Promise<number> {
  const rows = await api.query('SELECT 1 FROM identities WHERE name = $1', [name]);
  return rows.length;
}

it('the same key and body are done once and answered alike', async () => {
  const once = randomUUID();
  const first = await create('Lena', once);
  const second = await create('Lena', once);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await identitiesNamed('Lena')).toBe(1);
});

it('the same key with another body is refused, and so is another operation', async () => {
  const once = randomUUID();
  await create('Otto', once);
  expectProblem(await create('Otto Two', once), 409, 'idempotency_conflict');
  const other = await call(api, 'POST', '/v1/companies', {
    key,
    body: { name: 'Otto' },
    headers: { 'idempotency-key': once },
  });
  expectProblem(other, 409, 'idempotency_conflict');
  expect(await identitiesNamed('Otto Two')).toBe(0);
});

it('twenty at once have one effect and one answer', async () => {
  const once = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => create('Storm', once)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
  expect(await identitiesNamed('Storm')).toBe(1);
});

it('belongs to the caller who chose it', async () => {
  const once = randomUUID();
  await create('Mine', once);
  expect((await create('Mine', once, await api.key())).headers.get('idempotency-replayed')).toBeNull();
  expect(await identitiesNamed('Mine')).toBe(2);
});

it('a refusal is remembered like any answer', async () => {
  const once = randomUUID();
  const body = {
    identityId: 'idn_01k2fs4kz8e5q9x0v7d3m6bwtn',
    channel: 'email',
    address: 'a@b.test',
    displayName: 'A',
  };
  const whole = { ...body, settings: {}, credentials: {} };
  const ask = () =>
    call(api, 'POST', '/v1/accounts', { key, body: whole, headers: { 'idempotency-key': once } });
  expectProblem(await ask(), 404, 'not_found');
  expectProblem(await ask(), 404, 'not_found');
});

it('tells what became of a call whose answer was lost', async () => {
  const once = randomUUID();
  const made = await create('Lost', once);
  const found = await call(api, 'GET', `/v1/actions?idempotencyKey=${once}`, { key });
  expect(found.body.data).toEqual([
    expect.objectContaining({ operation: 'identities.create', status: 'succeeded', output: made.body }),
  ]);
});

it.each(['x'.repeat(256), '', 'é'])('the key %j is refused', async (odd) => {
  expectProblem(await create('Odd', odd), 422, 'invalid_input');
});
