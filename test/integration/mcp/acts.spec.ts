/** What becomes of an act when things go wrong: done once, or not at all, and the assistant can find out which. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startMcp } from '../../../apps/mcp/src/start-mcp.js';
import { ageWaiting, drained, refusedByRedis } from './support/actions-queue.js';
import { type Adapter, type Key, openAdapter } from './support/adapter.js';
import { type Answer, type Assistant, connectAssistant } from './support/assistant.js';

let adapter: Adapter;
let key: Key;
let assistant: Assistant;
beforeAll(async () => {
  adapter = await openAdapter();
  key = await adapter.key(await adapter.workspace());
  assistant = await connectAssistant(adapter.mcp.url, key.key);
});
afterEach(() => adapter.stopWorker());
afterAll(async () => {
  await assistant.close();
  await adapter.close();
});

const STEPS = [{ kind: 'email', subject: 'S', body: 'B' }];
const write = (name: string, idempotencyKey?: string): Promise<Answer> =>
  assistant.call('sequence_write', { name, steps: STEPS, idempotency_key: idempotencyKey });
const lookUp = (idempotencyKey: string): Promise<Answer> =>
  assistant.call('action_get', { idempotency_key: idempotencyKey });

async function sequencesCalled(name: string): Promise<number> {
  const [row] = await adapter.database.engineSql.rows<{ count: number }>(
    'SELECT count(*)::int AS count FROM sequences WHERE workspace_id = $1::uuid AND name = $2',
    [key.workspaceId, name],
  );
  return row?.count ?? 0;
}

describe('an act with an idempotency key', () => {
  test('is done once, however often and however parallel it is asked for', async () => {
    await adapter.startWorker();
    const answers = await Promise.all(Array.from({ length: 5 }, () => write('Once', 'once')));
    const later = await write('Once', 'once');
    // Whoever is answered before it is done, on a busy machine, gets the action's id alone.
    const told = [...answers, later].map(({ data }) => data['sequence_id']).filter((id) => id !== undefined);
    expect(new Set(told).size).toBe(1);
    expect(await sequencesCalled('Once')).toBe(1);
    expect(later.data).toMatchObject({ idempotency_key: 'once' });
  });

  test('is refused when the key stood for something else', async () => {
    await adapter.startWorker();
    await write('First', 'taken');
    expect(await write('Second', 'taken')).toMatchObject({
      isError: true,
      data: { error: { code: 'idempotency_conflict' } },
    });
    expect(await sequencesCalled('Second')).toBe(0);
  });

  test('of one key is not that of another, even in the same workspace', async () => {
    await adapter.startWorker();
    await write('Mine', 'shared');
    const other = await adapter.key(key.workspaceId);
    const colleague = await connectAssistant(adapter.mcp.url, other.key);
    expect((await colleague.call('action_get', { idempotency_key: 'shared' })).data).toMatchObject({
      status: 'never_seen',
    });
    const own = await colleague.call('sequence_write', {
      name: 'Theirs',
      steps: STEPS,
      idempotency_key: 'shared',
    });
    expect(own.isError).toBe(false);
    await colleague.close();
  });

  test('without one gets a key that finds it again', async () => {
    await adapter.startWorker();
    const done = await write('Keyless');
    const found = await lookUp(String(done.data['idempotency_key']));
    expect(found.data).toMatchObject({ status: 'succeeded', action_id: done.data['action_id'] });
  });
});

describe('while no worker is there', () => {
  test('an act is told to be not accepted, with the key to ask again; taken in time, it is done once', async () => {
    const asked = await write('Late', 'late');
    expect(asked).toMatchObject({ isError: true, data: { status: 'not_accepted', idempotency_key: 'late' } });
    expect(asked.text).toContain('never later than 30 seconds');
    expect((await lookUp('late')).data).toMatchObject({ status: 'never_seen' });
    await adapter.startWorker();
    await until(async () => (await lookUp('late')).data['status'] === ('succeeded' as never));
    const again = await write('Late', 'late');
    expect(again.isError).toBe(false);
    expect(await sequencesCalled('Late')).toBe(1);
  });

  test('an act that waits for more than thirty seconds is never done, and can be asked for again', async () => {
    expect((await write('Expired', 'expired')).data).toMatchObject({ status: 'not_accepted' });
    expect(await ageWaiting(adapter, 31_000)).toBe(1);
    await adapter.startWorker();
    await drained(adapter);
    expect((await lookUp('expired')).data).toMatchObject({ status: 'never_seen' });
    expect(await sequencesCalled('Expired')).toBe(0);
    expect((await write('Expired', 'expired')).isError).toBe(false);
    expect(await sequencesCalled('Expired')).toBe(1);
  });

  test('reading goes on', async () => {
    expect((await assistant.call('workspace_get')).isError).toBe(false);
  });
});

test('an act that is accepted and takes its time answers with its id, and can be followed', async () => {
  await adapter.startWorker();
  const { data } = await write('Slow');
  const rewrite = { sequence: data['sequence_id'], name: 'Slower', steps: STEPS, idempotency_key: 'slow' };
  const holder = await adapter.database.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM sequences WHERE workspace_id = $1 AND name = $2 FOR UPDATE', [
    key.workspaceId,
    'Slow',
  ]);
  const accepted = await assistant.call('sequence_write', rewrite);
  expect(accepted).toMatchObject({
    isError: false,
    data: { status: 'accepted', action_id: expect.stringMatching(/^act_/) },
  });
  const actionId = accepted.data['action_id'];
  expect((await assistant.call('action_get', { action_id: actionId })).text).toMatch(
    /: (accepted|running)\. It will/,
  );
  await holder.query('ROLLBACK');
  holder.release();
  await until(async () => (await lookUp('slow')).data['status'] === ('succeeded' as never));
  expect((await assistant.call('sequence_write', rewrite)).data).toMatchObject({
    name: 'Slower',
    action_id: actionId,
  });
});

test('without Redis an act is refused at once and clearly, while reading goes on', async () => {
  const lame = await startMcp({ ...adapter.config, REDIS_ADAPTER_URL: 'redis://127.0.0.1:1' });
  const client = await connectAssistant(lame.url, key.key);
  const refused = await client.call('sequence_write', {
    name: 'Nowhere',
    steps: STEPS,
    idempotency_key: 'nowhere',
  });
  expect(refused).toMatchObject({ isError: true, data: { error: { code: 'unavailable' } } });
  expect(refused.text).toContain('"nowhere"');
  expect((await client.call('sequence_get')).isError).toBe(false);
  await client.close();
  await lame.close();
});

test("the adapter's user of Redis never tried what it may not do", async () => {
  expect(await refusedByRedis(adapter)).toEqual([]);
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 50) {
    if (waited > 10_000) throw new Error('It did not come to pass.');
    await sleep(50);
  }
}
