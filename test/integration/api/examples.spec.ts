import { OPERATIONS, type Operation, type OperationName } from '#contracts';
import { EXAMPLES } from '../../../apps/api/src/openapi/examples.js';
import { ExampleWorld } from './support/example-world.js';
import { operations, strangerCall } from './support/operation-calls.js';
import { call, type RunningApi, runApi } from './support/running-api.js';

/** What needs a worker or a provider to come about, and why. */
const ELSEWHERE: Partial<Record<OperationName, string>> = {
  'touches.resolve': 'a touch is held by the engine',
  'dead_letters.retry': 'it fails for good in a worker',
  'dead_letters.dismiss': 'it fails for good in a worker',
  'tasks.complete': 'a task is planned by the engine',
  'tasks.skip': 'a task is planned by the engine',
  'meetings.attach': 'a meeting comes unmatched by a signed webhook, and a worker reads it',
  'webhooks.get_delivery': 'a worker delivers',
  'webhooks.retry_delivery': 'a worker delivers',
  'webhooks.replay': 'a worker gives events their position',
};

let api: RunningApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());

const PLACEHOLDER = '01k2fs4kz8e5q9x0v7d3m6bwtn';

/** The example with each id replaced by one of a fresh thing. */
async function withRealIds(world: ExampleWorld, name: OperationName, text: string): Promise<string> {
  let real = text;
  for (;;) {
    const [placeholder, prefix = ''] = new RegExp(`([a-z]+)_${PLACEHOLDER}`).exec(real) ?? [];
    if (placeholder === undefined) return real;
    const id = await world.fresh(prefix, name);
    if (id === undefined) throw new Error(`Nobody says how a thing is made whose id begins with ${prefix}_.`);
    real = real.replace(placeholder, id);
  }
}

/** In a workspace of its own, so that no example depends on another. */
async function run(name: OperationName): Promise<{ status: number; text: string }> {
  const key = await api.key({ kind: 'person', workspace: name });
  const world = new ExampleWorld(api, await api.key({ workspace: name }), key);
  const { http }: Operation = OPERATIONS[name];
  const path = strangerCall(name).path.replaceAll(/([a-z]+)_[0-9a-z]{26}/g, `$1_${PLACEHOLDER}`);
  const request = JSON.stringify({ path, body: EXAMPLES[name] ?? {} });
  const real = JSON.parse(await withRealIds(world, name, request)) as Example;
  if (http.method === 'GET' || http.method === 'DELETE') {
    const query = new URLSearchParams(
      Object.entries(real.body).map(([field, value]) => [field, String(value)]),
    );
    return call(api, http.method, query.size === 0 ? real.path : `${real.path}?${query.toString()}`, { key });
  }
  const headers = { 'idempotency-key': 'example' };
  return call(api, http.method, real.path, { key, body: real.body, headers });
}

interface Example {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

it.each(operations.filter((name) => !Object.hasOwn(ELSEWHERE, name)))(
  'the example of %s does what it says',
  async (name) => {
    const { status, text } = await run(name);
    expect({ status, text: status < 300 ? 'fine' : text }).toEqual({
      status: OPERATIONS[name].http.status ?? 200,
      text: 'fine',
    });
  },
);

it('those that need more than the API are few, and known', () => {
  expect(operations).toEqual(expect.arrayContaining(Object.keys(ELSEWHERE)));
});
