import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
});
afterAll(() => api.close());

const CSV = 'First name,Last name,Email\nZoë,Müller,zoe@example.com\n';

const upload = (query: string, body: string | Uint8Array, contentType = 'text/csv') =>
  call(api, 'POST', `/v1/leads/import${query}`, { key, body, headers: { 'content-type': contentType } });

async function firstNames(): Promise<(string | null)[]> {
  const found = await call(api, 'POST', '/v1/leads/search', { key, body: {} });
  return found.body.data.map(({ firstName }: { firstName: string | null }) => firstName);
}

it('a dry run says what would happen and changes nothing', async () => {
  const answer = await upload('?dryRun=true', CSV);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  expect(await firstNames()).toEqual([]);
});

it('bytes that are no UTF-8 are refused with the place and the way out', async () => {
  const answer = await upload('', Buffer.from(CSV, 'latin1'));
  expectProblem(answer, 422, 'invalid_input');
  expect(answer.body.detail).toContain(`byte ${CSV.indexOf('ë')}`);
  expect(answer.body.nextStep).toContain('encoding=windows-1252');
});

it.each([
  ['?encoding=windows-1252', 'text/csv', Buffer.from(CSV, 'latin1')],
  ['', 'text/csv; charset=windows-1252', Buffer.from(CSV, 'latin1')],
  ['?encoding=utf-16le', 'text/csv', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
  ['', 'text/csv', Buffer.from(`\ufeff${CSV}`)],
])('%s with %s is understood', async (query, contentType, bytes) => {
  const separator = query === '' ? '?' : '&';
  const answer = await upload(`${query}${separator}dryRun=false&audienceName=Uploaded`, bytes, contentType);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ rows: 1, rejected: 0, audienceId: expect.stringMatching(/^aud_/) });
  expect(await firstNames()).toEqual(['Zoë']);
});

it.each(['?encoding=klingon', '?dryRun=yes', '?csv=x', '?unknown=1'])('%s is refused', async (query) => {
  expectProblem(await upload(query, CSV), 422, 'invalid_input');
});

it('the same upload under one idempotency key is imported once', async () => {
  const send = () =>
    call(api, 'POST', '/v1/leads/import', {
      key,
      body: 'Email\nonce@example.com\n',
      headers: { 'content-type': 'text/csv', 'idempotency-key': 'csv-1' },
    });
  const [first, second] = [await send(), await send()];
  expect(first.body).toMatchObject({ created: 1 });
  expect(second.body).toEqual(first.body);
});

it('leads and companies go out as files, as much of them as is asked for', async () => {
  const owned = await api.key();
  await call(api, 'POST', '/v1/leads', {
    key: owned,
    body: {
      firstName: '=Zoë',
      professionalEmail: 'zoe@acme.example',
      company: { name: 'Acme', domain: 'acme.example' },
    },
  });
  const download = (path: string) => call(api, 'GET', path, { key: owned });
  const leads = await download(
    `/v1/leads/export.csv?byteOrderMark=true&filter=${encodeURIComponent('{"companyDomains":["acme.example"]}')}`,
  );
  expect([leads.status, leads.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/csv'),
  ]);
  expect(leads.headers.get('content-disposition')).toContain('.csv');
  expect(leads.text.trim().split('\n')).toEqual([
    expect.stringContaining('leadId,firstName'),
    expect.stringMatching(/^lead_[^,]+,'=Zoë,.*acme\.example/),
  ]);
  const companies = await download('/v1/companies/export.csv');
  expect(companies.text).toContain('acme.example');
  expectProblem(await download('/v1/leads/export.csv?filter=%7B'), 422, 'invalid_input');
  expectProblem(await download('/v1/leads/export.csv?filter=%7B%22a%22%3A1%7D'), 422, 'invalid_input');
});
