import { connect } from 'node:net';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

it('a method that the address does not take is told from an address that does not exist', async () => {
  const wrong = await call(api, 'DELETE', '/v1/workspace', { key });
  expectProblem(wrong, 405, 'method_not_allowed');
  expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS, PATCH');
  expectProblem(await call(api, 'DELETE', '/v1/nothing', { key }), 404, 'not_found');
});

it('OPTIONS tells the methods, and lets no other origin in', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'GET' };
  const answer = await call(api, 'OPTIONS', '/v1/workspace', { headers });
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, PATCH']);
  const read = await call(api, 'GET', '/v1/workspace', { key, headers: { origin: 'https://evil.example' } });
  for (const { headers: given } of [answer, read])
    expect([...given.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

it('HEAD answers as GET does, without a body', async () => {
  const answer = await call(api, 'HEAD', '/v1/workspace', { key });
  expect([answer.status, answer.text]).toEqual([200, '']);
  expectProblem(await call(api, 'GET', '/v1/workspace'), 401, 'unauthenticated');
});

it('an answer in a form that the caller does not take is refused', async () => {
  const answer = await call(api, 'GET', '/v1/workspace', { key, headers: { accept: 'text/html' } });
  expectProblem(answer, 406, 'not_acceptable');
});

it('a body that is announced as something else is refused', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await call(api, 'PATCH', '/v1/workspace', { key, body: 'killSwitch=true', headers });
  expectProblem(answer, 415, 'unsupported_media_type');
});

it('every answer tells browsers to keep away', async () => {
  for (const path of ['/v1/workspace', '/v1/nothing', '/openapi.json', '/health/live']) {
    const { headers } = await call(api, 'GET', path, { key });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-request-id')).toMatch(/./);
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  }
});

it('a stranger is turned away before the body has arrived', async () => {
  const { port } = new URL(api.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));
  socket.write(
    'POST /v1/leads/import HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 20000000\r\n\r\nEmail\n',
  );
  expect(await answered).toMatch(/^HTTP\/1\.1 401 /);
  socket.destroy();
});

it('counts of answers are told to monitoring, by route, without ids', async () => {
  await call(api, 'GET', '/v1/leads/lead_01k2fs4kz8e5q9x0v7d3m6bwtn', { key });
  const { text } = await call(api, 'GET', '/metrics');
  expect(text).toContain('route="/v1/leads/:leadId"');
  expect(text).not.toContain('lead_01');
});
