/** What becomes of that which fails each time: is it told, does it stop, and does a person get it going again? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ActContext,
  allocateLanes,
  claimTouch,
  createOperationHandlers,
  dispatchTouch,
  enqueueDispatch,
  interpretSignals,
  reportFailedJob,
  type Stores,
} from '#application';
import { createSecretBox } from '#persistence';
import { randomUUID } from 'node:crypto';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  SECRET_KEY,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { attemptsOf, events, touchNow } from './support/looking.js';
import { openOperations, type Operations } from './support/operations.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let operations: Operations;
const email = scriptedChannel();
beforeAll(async () => {
  room = await openEngineRoom();
  operations = openOperations(room);
  worker = {
    ...(await room.worker({ channels: { email }, settings: { lostWakeupMs: -1_000 } })),
    report: () => undefined,
  };
});
afterEach(() => {
  email.script = {};
  room.now = MONDAY;
});
afterAll(async () => {
  await operations.close();
  await room.close();
});

const handlers = createOperationHandlers({
  secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
  publicUrl: 'http://127.0.0.1:1',
  messageId: (touchId) => `<${touchId}@test>`,
});
const contextFor = (tenant: Tenant, stores: Stores): ActContext => ({
  stores,
  now: room.now,
  realNow: Temporal.Now.instant(),
  newId,
  caller: { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' },
});
const letters = async (tenant: Tenant, limit = 50, cursor?: string) =>
  room.database.unitOfWork.read(tenant.workspaceId, (stores) =>
    handlers['dead_letters.list'](contextFor(tenant, stores as Stores), { limit, cursor }),
  );
const decide = (tenant: Tenant, as: 'retry' | 'dismiss', deadLetterId: string) =>
  operations.act(tenant, `dead_letters.${as}`, { deadLetterId });
async function theLetter(tenant: Tenant) {
  const { data } = await letters(tenant);
  expect(data).toHaveLength(1);
  return data[0] as (typeof data)[number];
}

describe('a signal that nobody can read', () => {
  const receive = async (tenant: Tenant, from: string): Promise<string> => {
    const id = newId();
    await tenant.sql(
      `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, 'imap', $2, 'Dear Ada, never again', $4, now() - interval '1 day')`,
      [tenant.workspaceId, id, tenant.accountId, from],
    );
    return id;
  };
  const unreadable = () => {
    email.script = {
      interpret: (raw) => {
        throw new Error(`this is no mail: ${raw}`);
      },
    };
  };
  const tryToRead = async (tenant: Tenant, times: number) => {
    for (let round = 0; round < times; round += 1) await interpretSignals(worker, tenant.workspaceId);
  };
  const scene = async () => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const signalId = await receive(tenant, who.email);
    unreadable();
    // One round may try it more than once: it came in long ago.
    await tryToRead(tenant, 5);
    return { tenant, who, signalId };
  };

  it('is told after five tries, in no word of whoever wrote it', async () => {
    const { tenant, signalId } = await scene();
    const letter = await theLetter(tenant);
    expect(letter).toMatchObject({
      kind: 'signal',
      state: 'open',
      code: 'not_understood',
      tries: 5,
      signalId,
      accountId: tenant.accountId,
      touchId: null,
    });
    expect(JSON.stringify(await tenant.sql('SELECT * FROM dead_letters', []))).not.toContain('never again');
    expect(await events(tenant, 'dead_letter.')).toEqual(['dead_letter.opened']);
  });

  it('holds its sender back until a person dismisses it', async () => {
    const { tenant, who } = await scene();
    const first = await tenant.touch(who);
    expect(await claimTouch(worker, tenant.call(first))).toEqual({ claimed: false, why: 'pending_inbound' });
    const { id } = await theLetter(tenant);
    expect(await decide(tenant, 'dismiss', id)).toMatchObject({ state: 'dismissed' });
    const next = await tenant.touch(who, { stepId: 'again' });
    expect(await claimTouch(worker, tenant.call(next))).toMatchObject({ claimed: true });
    await expect(decide(tenant, 'retry', id)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('is read again when a person says so, and its letter opens again when that fails', async () => {
    const { tenant } = await scene();
    const { id } = await theLetter(tenant);
    expect(await decide(tenant, 'retry', id)).toMatchObject({ state: 'retried', tries: 5 });
    await tryToRead(tenant, 3);
    expect(await theLetter(tenant)).toMatchObject({ id, state: 'open', tries: 6 });
    email.script = { interpret: () => ({ kind: 'irrelevant', detail: '' }) };
    await decide(tenant, 'retry', id);
    expect(await interpretSignals(worker, tenant.workspaceId)).toBe(1);
    expect(await theLetter(tenant)).toMatchObject({ id, state: 'retried' });
    await expect(decide(tenant, 'retry', (await theLetter(tenant)).id)).resolves.toMatchObject({
      state: 'retried',
    });
  });
});

describe('a wake-up of a touch that fails', () => {
  const wakes = async (tenant: Tenant) => {
    const calls: { touchId: string; fence: number }[] = [];
    await enqueueDispatch(
      worker,
      { enqueue: async (_id, taken) => void calls.push(...taken) },
      tenant.workspaceId,
    );
    return calls;
  };
  const fail = (tenant: Tenant, call: { touchId: string; fence: number }) =>
    reportFailedJob(worker, {
      job: 'touches.dispatch',
      jobId: `t-${call.fence}`,
      payload: { workspaceId: tenant.workspaceId, touchId: call.touchId, fence: call.fence },
      code: 'handler_failed',
      message: 'The handler failed.',
    });
  const scene = async () => {
    const tenant = await Tenant.open(room);
    await tenant.neverClose();
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    for (let tries = 0; tries < 5; tries += 1) {
      const [call] = await wakes(tenant);
      if (!call) throw new Error('The touch was not woken.');
      await fail(tenant, call);
    }
    return { tenant, who, touchId };
  };

  it('is repeated under new fences, and after five times no more, until a person says so', async () => {
    const { tenant, who, touchId } = await scene();
    expect(await wakes(tenant)).toEqual([]);
    const letter = await theLetter(tenant);
    expect(letter).toMatchObject({ kind: 'dispatch', touchId, leadId: who.leadId, tries: 5, jobId: 't-5' });
    const { fence } = await touchNow(tenant, touchId);

    await decide(tenant, 'retry', letter.id);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', slot_at: null });
    await allocateLanes(worker, tenant.workspaceId);
    const [call] = await wakes(tenant);
    expect(call?.fence).toBeGreaterThan(fence);
    // The wake-up of before is refused, should it ever turn up.
    expect(await claimTouch(worker, tenant.call(touchId, fence))).toMatchObject({ claimed: false });
    await fail(tenant, { touchId, fence: call?.fence ?? 0 });
    expect(await theLetter(tenant)).toMatchObject({ id: letter.id, state: 'open', tries: 6 });
    expect(await wakes(tenant)).toEqual([]);

    await decide(tenant, 'retry', letter.id);
    room.now = MONDAY.add({ minutes: 10 });
    await allocateLanes(worker, tenant.workspaceId);
    const [last] = await wakes(tenant);
    const call7 = { workspaceId: tenant.workspaceId, touchId, fence: last?.fence ?? 0 };
    expect(await dispatchTouch(worker, call7, unhurried())).toEqual({ outcome: 'delivered' });
    expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
  });

  it('is given up when a person says so, and the sequence goes on without it', async () => {
    const { tenant, touchId } = await scene();
    await decide(tenant, 'dismiss', (await theLetter(tenant)).id);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'skipped_by_person' });
    expect(await events(tenant, 'touch.')).toEqual(['touch.failed']);
    const [due] = await tenant.sql<{ due_at: Date }>(
      'SELECT due_at FROM enrollments WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect(due?.due_at.getTime()).toBe(room.now.epochMilliseconds);
  });

  it.each(['sending', 'unknown', 'held', 'sent'] as const)(
    'never sends again what is %s, whatever a person says',
    async (state) => {
      const { tenant, touchId } = await scene();
      await tenant.sql('UPDATE touches SET state = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid', [
        tenant.workspaceId,
        touchId,
        state,
      ]);
      const { id } = await theLetter(tenant);
      await expect(decide(tenant, 'retry', id)).rejects.toMatchObject({ code: 'wrong_state' });
      await decide(tenant, 'dismiss', id);
      expect(await touchNow(tenant, touchId)).toMatchObject({ state });
    },
  );
});

describe('a job that failed', () => {
  const report = (job: string, payload: object, code = 'handler_failed') =>
    reportFailedJob(worker, { job, jobId: 'j', payload, code, message: 'The handler failed.' });

  it('because its time was over, or the worker was asked to stop, is no failure', async () => {
    const tenant = await Tenant.open(room);
    const { workspaceId, accountId } = tenant;
    for (const code of ['expired', 'shutdown'])
      for (let tries = 0; tries < 6; tries += 1) await report('inbox.read', { workspaceId, accountId }, code);
    expect((await letters(tenant)).data).toEqual([]);
  });

  it('and works again is settled by itself', async () => {
    const tenant = await Tenant.open(room);
    const { workspaceId, accountId } = tenant;
    const read = () => report('inbox.read', { workspaceId, accountId });
    for (let tries = 0; tries < 5; tries += 1) await read();
    expect(await theLetter(tenant)).toMatchObject({ kind: 'inbox', accountId, state: 'open' });
    await worker.work.run(workspaceId, ({ letters: kept }) =>
      kept.settle('inbox', accountId, Temporal.Now.instant()),
    );
    expect(await theLetter(tenant)).toMatchObject({ state: 'retried' });
    await read();
    expect((await letters(tenant)).data).toEqual([]);
  });

  it('of the engine is told in each workspace, and one of the files in its own', async () => {
    const [one, other] = [await Tenant.open(room), await Tenant.open(room)];
    for (let tries = 0; tries < 20; tries += 1) await report('engine.wake', { because: 'pulse' }, 'stalled');
    for (const tenant of [one, other])
      expect(await theLetter(tenant)).toMatchObject({ kind: 'round', round: 'engine', code: 'stalled' });
    for (let tries = 0; tries < 20; tries += 1)
      await report('imports.merge', { workspaceId: one.workspaceId });
    expect((await letters(one)).data.map(({ round }) => round)).toEqual(['imports', 'engine']);
    expect((await letters(other)).data).toHaveLength(1);
    const page = await letters(one, 1);
    expect((await letters(one, 1, page.nextCursor ?? '')).data).toMatchObject([{ round: 'engine' }]);
  });

  it('and carried a request is told once, when its key exists and nobody accepted it', async () => {
    const tenant = await Tenant.open(room);
    const { workspaceId } = tenant;
    const apiKeyId = newId();
    const request = {
      workspaceId,
      apiKeyId,
      operation: 'leads.upsert',
      input: { secret: 'x' },
      idempotencyKey: 'k',
    };
    await report('actions.request', request);
    expect((await letters(tenant)).data).toEqual([]);
    await tenant.sql(
      `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at)
       VALUES ($1::uuid, $2::uuid, 'test', $2, 'x', '{}', 'service', now())`,
      [workspaceId, apiKeyId],
    );
    await report('actions.request', request);
    await report('actions.request', { ...request, operation: 'no.such', idempotencyKey: 'k2' });
    const { data } = await letters(tenant);
    expect(data.map(({ operation }) => operation)).toEqual([null, 'leads.upsert']);
    await expect(decide(tenant, 'retry', data[0]?.id ?? '')).rejects.toMatchObject({ code: 'wrong_state' });
    await decide(tenant, 'dismiss', data[0]?.id ?? '');
  });

  it('whose payload is no such job’s is nobody’s', async () => {
    await report('touches.dispatch', { workspaceId: randomUUID(), touchId: 'x' });
    await report('no.such', {});
  });
});
