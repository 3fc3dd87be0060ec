/** What becomes of accepted actions that fail, again and again, when nobody waits for them any more? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ActionDependencies,
  createOperationHandlers,
  createSecretInputHash,
  forgetActions,
  OperationRunner,
  resumeActions,
  wallClock,
} from '#application';
import { SCOPES } from '#contracts';
import { createDatabase, createSecretBox, type Database, newUuidV7 } from '#persistence';
import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let rows: TestDatabase;
let database: Database;
let actions: ActionDependencies;
let parts: ConstructorParameters<typeof OperationRunner>[0];
const secretKey = randomBytes(32).toString('base64');
beforeAll(async () => {
  rows = await createTestDatabase();
  database = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 10 });
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: secretKey } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: (touchId) => `<${touchId}@test>`,
  });
  const { unitOfWork } = database;
  parts = {
    unitOfWork,
    clock: wallClock,
    handlers: { ...handlers, 'identities.create': () => Promise.reject(new Error('a defect')) },
    newId: newUuidV7,
    hashSecretInput: createSecretInputHash(secretKey),
  };
  actions = { unitOfWork, operations: new OperationRunner(parts) };
});
afterAll(async () => {
  await database.close();
  await rows.close();
});

const sql = <Row extends object>(text: string, values: Parameters<Database['engineSql']['rows']>[1]) =>
  database.engineSql.rows<Row>(text, values);

async function key(): Promise<{ workspaceId: string; apiKeyId: string }> {
  const [workspaceId, apiKeyId] = [newUuidV7(), newUuidV7()];
  await sql(`INSERT INTO workspaces (id, name, created_at) VALUES ($1::uuid, 'Left behind', now())`, [
    workspaceId,
  ]);
  await sql(
    `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at)
     VALUES ($1::uuid, $2::uuid, 'test', $2, 'x', $3::text[], 'service', now())`,
    [workspaceId, apiKeyId, [...SCOPES]],
  );
  return { workspaceId, apiKeyId };
}

const graph = { start: 'end', steps: [{ id: 'end', kind: 'end' }] };
const GOOD = { operation: 'sequences.create', input: { name: 'Good', graph } } as const;
const BROKEN = { operation: 'identities.create', input: { name: 'Broken' } } as const;

async function accepted(
  { workspaceId, apiKeyId }: Awaited<ReturnType<typeof key>>,
  what: typeof GOOD | typeof BROKEN,
  minutesAgo: number,
): Promise<string> {
  const id = newUuidV7();
  await database.unitOfWork.act(workspaceId, (stores) =>
    stores.actions.accept({
      id,
      ...what,
      principal: apiKeyId,
      idempotencyKey: id,
      inputHash: 'h',
      ifMatch: null,
      requestId: null,
      ip: null,
      createdAt: Temporal.Now.instant().subtract({ minutes: minutesAgo }),
    }),
  );
  return id;
}

const actionNow = async (id: string) => {
  const [row] = await sql('SELECT status, error FROM actions WHERE id = $1::uuid', [id]);
  return row;
};
const resume = (workspaceId: string, told: unknown[] = []) =>
  resumeActions(actions, workspaceId, Temporal.Now.instant(), (error, id) => void told.push([id, error]));

describe('an accepted action that fails unexpectedly', () => {
  it('keeps none behind it from being carried out, and is told', async () => {
    const who = await key();
    const broken = await accepted(who, BROKEN, 5);
    const good = await accepted(who, GOOD, 4);
    const told: unknown[] = [];
    await resume(who.workspaceId, told);
    expect(await actionNow(good)).toMatchObject({ status: 'succeeded' });
    expect(await actionNow(broken)).toMatchObject({ status: 'accepted' });
    expect(told).toEqual([[broken, new Error('a defect')]]);
  });

  it('for an hour is given up, with an answer for whoever asks', async () => {
    const who = await key();
    const broken = await accepted(who, BROKEN, 61);
    await resume(who.workspaceId);
    expect(await actionNow(broken)).toMatchObject({ status: 'failed', error: { code: 'internal' } });
    expect(await resume(who.workspaceId)).toBe(0);
  });

  it('is told when it is given up, and a person may have it carried out after all', async () => {
    const who = await key();
    const { workspaceId } = who;
    const id = await accepted(who, GOOD, 61);
    const given: unknown[] = [];
    const failing = new OperationRunner({
      ...parts,
      handlers: { ...parts.handlers, 'sequences.create': () => Promise.reject(new Error('a defect')) },
    });
    const onGivenUp = async (_id: string, action: { id: string }) => void given.push(action.id);
    await resumeActions({ ...actions, operations: failing, onGivenUp }, workspaceId, Temporal.Now.instant());
    expect(given).toEqual([id]);
    expect(await database.unitOfWork.act(workspaceId, (stores) => stores.actions.reopen(id))).toBe(true);
    await resume(workspaceId);
    expect(await actionNow(id)).toMatchObject({ status: 'succeeded', error: null });
    expect(await database.unitOfWork.act(workspaceId, (stores) => stores.actions.reopen(id))).toBe(false);
  });
});

describe('an accepted action of a key that was revoked meanwhile', () => {
  it('is refused for good: its caller finds out, and nobody tries it again', async () => {
    const who = await key();
    const id = await accepted(who, GOOD, 1);
    await sql('UPDATE api_keys SET revoked_at = now() WHERE id = $1::uuid', [who.apiKeyId]);
    await resume(who.workspaceId);
    expect(await actionNow(id)).toMatchObject({ status: 'failed', error: { code: 'unauthenticated' } });
    expect(await resume(who.workspaceId)).toBe(0);
  });
});

describe('an accepted action that somebody is carrying out', () => {
  it('is left to them, however long they take', async () => {
    const who = await key();
    const id = await accepted(who, GOOD, 30);
    await database.unitOfWork.act(who.workspaceId, async (stores) => {
      await stores.actions.lock(id);
      expect(await resume(who.workspaceId)).toBe(0);
    });
    expect(await resume(who.workspaceId)).toBe(1);
    expect(await actionNow(id)).toMatchObject({ status: 'succeeded' });
  });
});

it('an action that ended long ago is forgotten, and its idempotency key is free again; one that did not end is kept', async () => {
  const caller = await key();
  const { workspaceId } = caller;
  const [ended, open] = [await accepted(caller, GOOD, 0), await accepted(caller, GOOD, 0)];
  await sql("UPDATE actions SET status = 'succeeded', finished_at = $2::timestamptz WHERE id = $1::uuid", [
    ended,
    '2026-01-01T00:00:00Z',
  ]);
  const before = Temporal.Instant.from('2026-01-01T00:00:01Z');
  expect(await forgetActions(actions, workspaceId, before, 1)).toBe(1);
  expect(await actionNow(ended)).toBeUndefined();
  expect(await actionNow(open)).toBeDefined();
});
