import { launch, type Outreach } from './support/outreach.js';
import { hasIdInPath, operations, pathOf, strangerCall, strangerOf } from './support/operation-calls.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let mine: string;
let theirs: string;
let outreach: Outreach;
beforeAll(async () => {
  api = await runApi();
  [mine, theirs] = [
    await api.key({ workspace: 'Mine' }),
    await api.key({ workspace: 'Theirs', kind: 'person' }),
  ];
  outreach = await launch(api, mine, 'ada@northwind.example');
});
afterAll(() => api.close());

const known = (field: string): string | undefined => (outreach as unknown as Record<string, string>)[field];

it.each(operations.filter(hasIdInPath))('%s finds nothing of another workspace', async (name) => {
  const path = pathOf(name, (field) => known(field) ?? strangerOf(field));
  const { method, query, body } = strangerCall(name);
  expectProblem(await call(api, method, `${path}${query}`, { key: theirs, body }), 404, 'not_found');
});

it('lists show each workspace its own', async () => {
  for (const path of [
    '/v1/campaigns',
    '/v1/identities',
    '/v1/accounts',
    '/v1/audiences',
    '/v1/sequences',
    '/v1/plans',
  ]) {
    expect((await call(api, 'GET', path, { key: mine })).body.data).toHaveLength(1);
    expect((await call(api, 'GET', path, { key: theirs })).body.data).toEqual([]);
  }
});

it('ids of another workspace are refused inside a body, too', async () => {
  const campaign = { name: 'Theft', accountIds: [outreach.accountId] };
  const answer = await call(api, 'POST', '/v1/campaigns', { key: theirs, body: campaign });
  expect([404, 422]).toContain(answer.status);
  const meeting = { leadId: outreach.leadId, externalId: 'x', startsAt: '2026-05-12T10:00:00Z' };
  expectProblem(await call(api, 'POST', '/v1/meetings', { key: theirs, body: meeting }), 404, 'not_found');
});
