import { type OperationName, OPERATIONS, SCOPES } from '#contracts';
import { hasIdInPath, operations, pathOf, strangerCall } from './support/operation-calls.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

describe.each(operations)('%s', (name) => {
  it('answers nobody without a key', async () => {
    const { method, path, body } = strangerCall(name);
    const answer = await call(api, method, path, { body });
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('answers no key that lacks its scope', async () => {
    const { method, path, body } = strangerCall(name);
    const others = SCOPES.filter((scope) => scope !== OPERATIONS[name].scope);
    const narrow = await api.key({ scopes: others });
    const answer = await call(api, method, path, { key: narrow, body });
    expectProblem(answer, 403, 'missing_scope');
    expect(answer.body.detail).toContain(OPERATIONS[name].scope);
  });

  it.each(garbageFor(name))('turns down $what with a reason', async ({ body, contentType }) => {
    const { method, path } = strangerCall(name);
    const takesBody = method !== 'GET' && method !== 'DELETE';
    const answer = takesBody
      ? await call(api, method, path, { key, body, headers: { 'content-type': contentType } })
      : await call(api, method, `${path}?${new URLSearchParams({ zzz: body }).toString()}`, { key });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expectProblem(answer, answer.status, answer.body.code);
  });
});

describe.each(operations.filter(hasIdInPath))('%s', (name) => {
  it('knows nothing of an id that is not in its workspace', async () => {
    const person = await api.key({ kind: 'person' });
    const { method, path, query, body } = strangerCall(name);
    const answer = await call(api, method, `${path}${query}`, { key: person, body });
    expectProblem(answer, 404, 'not_found');
  });

  it.each([
    'x',
    '%00',
    '%F0%9F%92%A9',
    "'%20OR%201=1--",
    '..%2F..%2Fetc',
    'lead_' + '7'.repeat(26),
    '__proto__',
  ])('does not stumble over the id %s', async (garbage) => {
    const answer = await call(
      api,
      strangerCall(name).method,
      pathOf(name, () => garbage),
      {
        key,
        body: strangerCall(name).body,
      },
    );
    expect([404, 422]).toContain(answer.status);
    expectProblem(answer, answer.status, answer.body.code);
  });
});

interface Garbage {
  readonly what: string;
  /** Or the value of an unknown query parameter, where there is no body. */
  readonly body: string;
  readonly contentType: string;
}

function garbageFor(name: OperationName): Garbage[] {
  const json = (what: string, body: string): Garbage => ({ what, body, contentType: 'application/json' });
  const deep = '['.repeat(5_000) + ']'.repeat(5_000);
  const fields = JSON.stringify(strangerCall(name).body ?? {}).slice(1, -1);
  return [
    json('text that is not JSON', '{"a":'),
    json('an array', '[1,2]'),
    json('null', 'null'),
    json('an unknown field', `{"zzz":1${fields && `,${fields}`}}`),
    json('__proto__', '{"__proto__":{"admin":true}}'),
    json('nesting without end', `{"zzz":${deep}}`),
    { what: 'another media type', body: 'a=b', contentType: 'application/x-www-form-urlencoded' },
    { what: 'a media type that is none', body: '{}', contentType: 'nonsense' },
  ];
}
