/** How are webhooks managed over HTTP? The secret is shown once, and nobody sees more than their own. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

const URL = 'https://203.0.114.7/overture';

let api: RunningApi;
let key: string;
let reader: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
  reader = await api.key({ scopes: ['outreach:read'] });
});
afterAll(() => api.close());

const create = (body: object, headers = {}) =>
  call(api, 'POST', '/v1/webhooks', { key, body: { url: URL, ...body }, headers });

describe('a webhook', () => {
  it('shows its secret once: not later, not in a list, and not to who repeats the request', async () => {
    const headers = { 'idempotency-key': 'webhook-1' };
    const made = await create({ description: 'CRM', types: ['reply.received'] }, headers);
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(made.text).not.toContain('sealed');
    expectProblem(await create({ description: 'CRM', types: ['reply.received'] }, headers), 409, 'conflict');
    const secret = made.body.secret;
    for (const path of ['/v1/webhooks', `/v1/webhooks/${made.body.id}`, '/v1/actions']) {
      expect((await call(api, 'GET', path, { key })).text).not.toContain(secret);
    }
    const rows = await api.query<{ sealed_secret: Buffer }>('SELECT sealed_secret FROM webhook_endpoints');
    expect(rows.some(({ sealed_secret: sealed }) => sealed.includes(secret.slice(6, 20)))).toBe(false);
  });

  it('is changed, replaced its secret, tried out and removed', async () => {
    const { body } = await create({});
    const path = `/v1/webhooks/${body.id}`;
    const patched = await call(api, 'PATCH', path, {
      key,
      body: { types: ['meeting.booked'], status: 'disabled' },
    });
    expect(patched.body).toMatchObject({
      types: ['meeting.booked'],
      status: 'disabled',
      disabledBecause: 'asked',
    });
    expectProblem(await call(api, 'POST', `${path}/test`, { key }), 409, 'wrong_state');
    await call(api, 'PATCH', path, { key, body: { status: 'enabled' } });
    const rotated = await call(api, 'POST', `${path}/rotate-secret`, { key });
    expect(rotated.body.secret).toMatch(/^whsec_/);
    expect(rotated.body.secret).not.toBe(body.secret);
    expect((await call(api, 'POST', `${path}/test`, { key })).status).toBe(201);
    const list = await call(api, 'GET', `${path}/deliveries?status=waiting`, { key });
    expect(list.body.data).toMatchObject([{ eventType: 'webhook.test', status: 'waiting', tries: 0 }]);
    expect((await call(api, 'DELETE', path, { key })).body).toEqual({ id: body.id, deleted: true });
    expectProblem(await call(api, 'GET', path, { key }), 404, 'not_found');
    expect(await api.query('SELECT 1 FROM webhook_deliveries')).toEqual([]);
  });

  it('is nothing for a key that may only read outreach', async () => {
    for (const [method, path] of [
      ['GET', '/v1/webhooks'],
      ['POST', '/v1/webhooks'],
    ] as const) {
      expectProblem(
        await call(api, method, path, { key: reader, body: method === 'POST' ? { url: URL } : undefined }),
        403,
        'missing_scope',
      );
    }
  });

  it.each([
    [{ url: 'https://10.0.0.1/' }, 'url'],
    [{ url: 'http://hooks.northwind.example/' }, 'url'],
    [{ url: 'https://user:word@hooks.northwind.example/' }, 'url'],
    [{ types: ['no.such'] }, 'types[0]'],
    [{ types: [] }, 'types'],
    [{ after: 'yesterday' }, 'after'],
  ])('is refused with the field that is wrong: %j', async (body, field) => {
    const answer = await create(body);
    expectProblem(answer, 422, 'invalid_input');
    expect(answer.body.fields.map(({ path }) => path)).toContain(field);
  });
});
