import { jest } from '@jest/globals';
import { type Operation, OPERATIONS } from '#contracts';
import { Exchange } from '../../../libs/persistence/src/database/exchange.js';
import { operations } from './support/operation-calls.js';
import { launch, type Outreach } from './support/outreach.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

let api: RunningApi;
let key: string;
let outreach: Outreach;
beforeAll(async () => {
  api = await runApi();
  key = await api.key();
  outreach = await launch(api, key, 'expand@northwind.example');
});
afterAll(() => api.close());

const get = (path: string) => call(api, 'GET', path, { key });
async function meeting(externalId: string): Promise<void> {
  const body = { leadId: outreach.leadId, externalId, startsAt: '2026-05-12T10:00:00Z' };
  const answer = await call(api, 'POST', '/v1/meetings', { key, body });
  if (answer.status !== 201) throw new Error(answer.text);
}

it('shows the things whole, as they are where they live', async () => {
  await meeting('cal-1');
  const answer = await get('/v1/meetings?expand=lead,campaign');
  const [row] = answer.body.data as unknown as readonly Record<string, unknown>[];
  expect(row?.['lead']).toEqual((await get(`/v1/leads/${outreach.leadId}`)).body);
  expect(row).toHaveProperty('campaign');
  const plain = (await get('/v1/meetings')).body.data as unknown as readonly Record<string, unknown>[];
  expect(plain[0]).not.toHaveProperty('lead');
});

it('lists stand in for lists of ids', async () => {
  const { body } = await get(`/v1/campaigns/${outreach.campaignId}?expand=accounts,sequence`);
  const { accounts, accountIds, sequence, sequenceId } = body as unknown as {
    accounts: { id: string }[];
    accountIds: string[];
    sequence: { id: string };
    sequenceId: string;
  };
  expect(accounts.map(({ id }) => id)).toEqual(accountIds);
  expect(sequence.id).toBe(sequenceId);
});

it('what cannot be expanded is refused with what can', async () => {
  const answer = await get('/v1/meetings?expand=lead,password');
  expectProblem(answer, 422, 'invalid_input');
  expect(answer.body.fields).toEqual([
    { path: 'expand', message: '"password" cannot be expanded. Possible here: lead, campaign.' },
  ]);
  expectProblem(await get('/v1/workspace?expand=lead'), 422, 'invalid_input');
  expectProblem(await get('/v1/meetings?expand=lead&expand='), 422, 'invalid_input');
});

it('a page of many asks as often as a page of one', async () => {
  const asked = jest.spyOn(Exchange.prototype, 'ask');
  const statements = async (limit: number): Promise<number> => {
    asked.mockClear();
    const { data } = (await get(`/v1/meetings?expand=lead,campaign&limit=${limit}`)).body;
    expect(data).toHaveLength(limit);
    return asked.mock.calls.length;
  };
  for (let index = 2; index < 12; index += 1) await meeting(`cal-${index}`);
  const ofOne = await statements(1);
  expect(ofOne).toBeGreaterThan(1);
  expect(await statements(10)).toBe(ofOne);
  asked.mockRestore();
});

it('no relation hides a field that the answer has anyway', () => {
  const hidden = operations.flatMap((name) => {
    const { expands = {}, output }: Operation = OPERATIONS[name];
    const shape = (output as { shape?: Record<string, unknown> }).shape ?? {};
    const rows = shape['data'] as { element?: { shape?: Record<string, unknown> } } | undefined;
    const row = rows?.element?.shape ?? shape;
    return Object.entries(expands)
      .filter(([relation, { by }]) => relation in row || !(by in row))
      .map(([relation]) => `${name}: ${relation}`);
  });
  expect(hidden).toEqual([]);
});
