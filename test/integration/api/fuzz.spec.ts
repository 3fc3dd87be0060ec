/** Does any call at all break the API, or make it say more than it may? Seeded; `npm run fuzz` runs for longer. */
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { fuzz, type FuzzReport } from './support/fuzz/fuzz.js';
import { faultsOf } from './support/fuzz/verdict.js';
import { furnish, type Ids, OtherWorkspaces } from './support/other-workspace.js';
import { ourCall } from './support/routes.js';
import { type Answer, call, type RunningApi, runApi } from './support/running-api.js';

// A whole room in one test, also on a busy machine.
jest.setTimeout(120_000);

const { FUZZ_RUNS, FUZZ_SEED } = process.env;
const RUNS = Number(FUZZ_RUNS ?? 2_500);
/** Fixed where a number of runs is not asked for; said with every fault. */
const SEED = Number(FUZZ_SEED ?? (FUZZ_RUNS === undefined ? 20_260_512 : Date.now() % 2 ** 31));

let api: RunningApi;
let key: string;
let ours: Ids;
let others: OtherWorkspaces;
beforeAll(async () => {
  api = await runApi();
  key = await api.key({ workspace: 'Ours', kind: 'person' });
  ours = await furnish(api, 'Ours');
  others = await OtherWorkspaces.open(api);
});
afterAll(async () => {
  await others.close();
  await api.close();
});

const together = (count: number, ask: (index: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => ask(index)));

async function expectAlive(): Promise<void> {
  expect((await call(api, 'GET', '/health/ready')).status).toBe(200);
  // More than there are connections: none was lost.
  const answers = await together(40, () => call(api, 'GET', '/v1/workspace', { key }));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
}

describe('spoilt calls to every route', () => {
  let report: FuzzReport;
  let before: unknown;

  it(
    'are answered in time, without a fault of ours and without a word too much',
    async () => {
      before = await others.checksums();
      const callOf = (route: Parameters<typeof ourCall>[0]) => ourCall(route, ours);
      report = await fuzz({ api, key, callOf, tells: await others.tells() }, { runs: RUNS, seed: SEED });
      expect({ seed: SEED, faults: report.faults.slice(0, 20) }).toEqual({ seed: SEED, faults: [] });
    },
    60_000 + RUNS * 100,
  );

  it('are understood in part, and refused in part', () => {
    const classes = new Set(Object.keys(report.statuses).map((status) => status[0]));
    expect(classes.isSupersetOf(new Set(['2', '4']))).toBe(true);
    expect(report.statuses[422]).toBeGreaterThan(RUNS / 10);
  });

  it('are refused without the ids that stand in the database', async () => {
    const said = new Set(report.refusals.flatMap((text) => text.match(UUID) ?? []));
    const tables = await api.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'`,
    );
    for (const { name } of tables) {
      const rows = await api.query<{ id: string }>(
        `SELECT id::text AS id FROM ${name} WHERE id = ANY ($1::uuid[])`,
        [[...said]],
      );
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('leave the API alive and another workspace as it was', async () => {
    await expectAlive();
    expect(await others.checksums()).toEqual(before);
  });
});

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

describe('what a fault is', () => {
  const problem = (detail: string) => ({
    type: 'urn:overture:problem:conflict',
    ...{ title: 'x', status: 409, detail, code: 'conflict', nextStep: 'x', fields: [], requestId: 'x' },
  });
  const answered = (status: number, body: object, type = 'application/problem+json'): Answer => ({
    status,
    headers: new Headers({ 'content-type': type }),
    text: JSON.stringify(body),
    body: body as Answer['body'],
  });

  it.each([
    ['a crash', answered(500, problem('x'))],
    ['another shape', answered(409, { error: 'x' })],
    ['another media type', answered(409, problem('x'), 'application/json')],
    ['no next step', answered(409, { ...problem('x'), nextStep: '' })],
    ['a stack', answered(409, problem('Error: x\n    at run (/srv/main.js:1:2)'))],
    ['SQL', answered(409, problem('SELECT id FROM leads WHERE x'))],
    ['Postgres', answered(409, problem('duplicate key value violates unique constraint'))],
  ])('%s is one', (_, answer) => {
    expect(faultsOf(answer, '')).not.toEqual([]);
  });

  it('a refusal with what to do next is none, also where it quotes what was sent', () => {
    expect(faultsOf(answered(409, problem('x')), '')).toEqual([]);
    expect(faultsOf(answered(409, problem('no TypeError')), 'TypeError')).toEqual([]);
  });
});

describe('two hundred at once', () => {
  const COUNT = 200;
  afterEach(expectAlive);

  it.each(['/v1/companies?limit=5', '/v1/campaigns', '/v1/events?limit=5', '/v1/leads/search'])(
    'of %s are all answered',
    async (path) => {
      const answers = await together(COUNT, () =>
        path.endsWith('search')
          ? call(api, 'POST', path, { key, body: {} })
          : call(api, 'GET', path, { key }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    },
  );

  it('of one act under one idempotency key do it once, and say so or what to do', async () => {
    const body = { firstName: 'Once', professionalEmail: `${randomUUID()}@northwind.example` };
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await together(COUNT, () => call(api, 'POST', '/v1/leads', { key, body, headers }));
    expect(answers.flatMap((answer) => faultsOf(answer, ''))).toEqual([]);
    const done = answers.filter(({ status }) => status < 300);
    for (const { body: said } of done) expect(said).toEqual(done[0]?.body);
    expect(new Set(answers.map(({ status }) => status)).isSubsetOf(new Set([200, 201, 409]))).toBe(true);
    const [row] = await api.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM channel_identities WHERE value = $1',
      [body.professionalEmail],
    );
    expect(row).toEqual({ count: 1 });
  });

  it('of one act under one idempotency key with other bodies do one of them', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await together(COUNT, (index) =>
      call(api, 'POST', '/v1/identities', { key, body: { name: `Speaker ${index}` }, headers }),
    );
    expect(answers.flatMap((answer) => faultsOf(answer, ''))).toEqual([]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  it('of acts on one thing are done one after the other', async () => {
    const name = () => ({ name: randomUUID() });
    const answers = await together(COUNT, (index) =>
      index % 2 === 0
        ? call(api, 'PATCH', `/v1/audiences/${ours['aud']}`, { key, body: name() })
        : call(api, 'POST', '/v1/leads', {
            key,
            body: { firstName: 'Ada', professionalEmail: 'ada@same.example' },
          }),
    );
    expect(answers.flatMap((answer) => faultsOf(answer, ''))).toEqual([]);
    const people = await api.query("SELECT 1 FROM channel_identities WHERE value = 'ada@same.example'");
    expect(people).toHaveLength(1);
  });
});
