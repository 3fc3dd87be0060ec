import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOverture, OvertureError, type Overture } from '@overture/client';
import { type RunningApi, runApi } from '../api/support/running-api.js';

let api: RunningApi;
let overture: Overture;
beforeAll(async () => {
  api = await runApi();
  overture = createOverture({ baseUrl: api.url, apiKey: await api.key() });
});
afterAll(() => api.close());

const leadNamed = (name: string) => ({ firstName: name, professionalEmail: `${name}@northwind.example` });

async function refusalOf(work: Promise<unknown>): Promise<OvertureError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof OvertureError) return error;
  throw new Error(`Expected a refusal, got ${String(error)}.`);
}

describe('the client', () => {
  it('writes and reads with the types of the API', async () => {
    const { lead, created } = await overture.leads.upsert(leadNamed('ada'));
    expect(created).toBe(true);
    const again = await overture.leads.get({ leadId: lead.id });
    expect(again.professionalEmail).toBe('ada@northwind.example');
  });

  it('walks all pages of a list', async () => {
    for (const name of ['p1', 'p2', 'p3', 'p4', 'p5'])
      await overture.leads.upsert({ ...leadNamed(name), jobTitle: 'Page' });
    const seen: (string | null)[] = [];
    for await (const lead of overture.iterate('leads.search', { text: 'page', limit: 2 }))
      seen.push(lead.firstName);
    expect(seen).toEqual(['p5', 'p4', 'p3', 'p2', 'p1']);
  });

  it('says why it was refused, and what to do', async () => {
    const refusal = await refusalOf(overture.leads.upsert({ professionalEmail: 'nobody' }));
    expect(refusal).toMatchObject({ operation: 'leads.upsert', status: 422, code: 'invalid_input' });
    expect(refusal.fields.map(({ path }) => path)).toEqual(['professionalEmail']);
    expect(refusal.nextStep).not.toBe('');
    expect(refusal.requestId).not.toBe('');
  });

  it('does an act once under a key of yours, and tells that it was a repetition', async () => {
    const input = { name: 'Once' };
    const first = await overture.withAnswer('audiences.create', input, { idempotencyKey: 'mine' });
    const second = await overture.withAnswer('audiences.create', input, { idempotencyKey: 'mine' });
    expect(second.data).toEqual(first.data);
    expect([first.replayed, second.replayed]).toEqual([false, true]);
  });
});

describe('when the network is bad, the client', () => {
  const seen: IncomingHttpHeaders[] = [];
  let server: Server;
  let answers: ((
    socketDestroy: () => void,
  ) => { status: number; headers?: Record<string, string> } | undefined)[];
  let flaky: Overture;
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request.headers);
      const answer = answers.shift()?.(() => request.socket.destroy());
      if (answer === undefined) return;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    flaky = createOverture({
      baseUrl: `http://127.0.0.1:${port}`,
      apiKey: 'ovt_x',
      timeoutMs: 300,
      retries: 2,
    });
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('tries again after a cut connection, a silence and a 503, with one idempotency key', async () => {
    answers = [(cut) => void cut(), () => undefined, () => ({ status: 200 })];
    await flaky.audiences.create({ name: 'Again' });
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map((headers) => headers['idempotency-key'])).size).toBe(1);
  });

  it('waits as long as it is asked to', async () => {
    answers = [() => ({ status: 429, headers: { 'retry-after': '1' } }), () => ({ status: 200 })];
    const before = performance.now();
    await flaky.audiences.list();
    expect(performance.now() - before).toBeGreaterThan(990);
  });

  it('gives up with the last answer, and never repeats what was refused', async () => {
    answers = [503, 503, 503].map((status) => () => ({ status }));
    expect(await refusalOf(flaky.audiences.list())).toMatchObject({ status: 503 });
    answers = [() => ({ status: 403 })];
    expect(await refusalOf(flaky.audiences.list())).toMatchObject({ status: 403 });
    expect(seen).toHaveLength(4);
  });

  it('follows no redirect with its key', async () => {
    answers = [1, 2, 3].map(() => () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }));
    expect(await refusalOf(flaky.audiences.list())).toMatchObject({ status: 0, code: 'no_answer' });
    expect(seen.every(({ host }) => host?.startsWith('127.0.0.1'))).toBe(true);
  });
});
