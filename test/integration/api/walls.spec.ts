/** Who gets in? Every route of the document, with every kind of key that is none, and with every scope alone. */
import { jest } from '@jest/globals';
import { type Scope, SCOPES } from '#contracts';
import { buildDocument } from '../../../apps/api/src/openapi/build-document.js';
import { inParallel } from './support/in-parallel.js';
import { rooms, routes, routesOf, send, strangerCall } from './support/routes.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

// A whole room in one test, also on a busy machine.
jest.setTimeout(120_000);

let api: RunningApi;
const scoped = new Map<Scope, string>();
let noKeys: Record<string, string | undefined>;
let everyScope: string;

beforeAll(async () => {
  // Behind a proxy: one address that tries so many bad keys would be stopped.
  api = await runApi({ change: (config) => ({ ...config, API_TRUSTED_PROXIES: '127.0.0.1' }) });
  for (const scope of SCOPES) scoped.set(scope, await api.key({ scopes: [scope], kind: 'person' }));
  everyScope = await api.key({ kind: 'person' });
  noKeys = {
    missing: undefined,
    'that is no key': 'x',
    unknown: `ovt_${'a'.repeat(16)}_${'b'.repeat(43)}`,
    expired: await keyWith("expires_at = now() - interval '1 second'"),
    revoked: await keyWith('revoked_at = now()'),
  };
});
afterAll(() => api.close());

async function keyWith(change: string): Promise<string> {
  const key = await api.key();
  await api.query(`UPDATE api_keys SET ${change} WHERE lookup = $1`, [key.split('_')[1]]);
  return key;
}

it('the routes tested here are those that the API says it has', async () => {
  expect((await call(api, 'GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(buildDocument())));
});

describe.each(rooms)('every route of %s', (room) => {
  it('answers nobody without a key that is good', async () => {
    const calls = routesOf(room).flatMap((route) => Object.values(noKeys).map((key) => ({ route, key })));
    await inParallel(calls, async ({ route, key }) => {
      const headers = { 'x-forwarded-for': `10.0.0.${routes.indexOf(route)}` };
      const answer = await send(api, route, strangerCall(route), {
        headers,
        ...(key === undefined ? {} : { key }),
      });
      expectProblem(answer, 401, 'unauthenticated');
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    });
  });

  it('opens to its scope, and to no other', async () => {
    const calls = routesOf(room).flatMap((route) => SCOPES.map((scope) => ({ route, scope })));
    const wrong = await inParallel(calls, async ({ route, scope }) => {
      const key = scoped.get(scope) ?? '';
      const answer = await send(api, route, strangerCall(route), { key });
      const mayPass = scope === route.scope;
      if (!mayPass) {
        expectProblem(answer, 403, 'missing_scope');
        expect(answer.body.detail).toContain(route.scope);
      }
      const passed = answer.status !== 401 && answer.body?.code !== 'missing_scope' && answer.status < 500;
      return passed === mayPass ? [] : [`${route.name} with ${scope}: ${answer.status} ${answer.text}`];
    });
    expect(wrong.flat()).toEqual([]);
  });

  it('knows nothing of an id that exists nowhere', async () => {
    const named = routesOf(room).filter(({ inPath }) => inPath.length > 0);
    const wrong = await inParallel(named, async (route) => {
      const answer = await send(api, route, strangerCall(route), { key: everyScope });
      return answer.status === 404 && answer.body.code === 'not_found'
        ? []
        : [`${route.name}: ${answer.status} ${answer.text}`];
    });
    expect(wrong.flat()).toEqual([]);
  });
});
