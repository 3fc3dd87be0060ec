/** Is a request that may be repeated carried out once, whatever dies in between, and only with the rights of the moment? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ActionDependencies,
  type Caller,
  createSecretInputHash,
  createOperationHandlers,
  OperationRunner,
  requestAction,
  resumeActions,
  wallClock,
} from '#application';
import { type ActName, encodeId, type Scope, SCOPES } from '#contracts';
import { createDatabase, createSecretBox, type Database, newUuidV7 } from '#persistence';
import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let rows: TestDatabase;
let database: Database;
let actions: ActionDependencies;
beforeAll(async () => {
  rows = await createTestDatabase();
  database = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 10 });
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: (touchId) => `<${touchId}@test>`,
  });
  const { unitOfWork } = database;
  const operations = new OperationRunner({
    unitOfWork,
    clock: wallClock,
    handlers,
    newId: newUuidV7,
    hashSecretInput: createSecretInputHash(randomBytes(32).toString('base64')),
  });
  actions = { unitOfWork, operations };
});
afterAll(async () => {
  await database.close();
  await rows.close();
});

const sql = <Row extends object>(text: string, values: Parameters<Database['engineSql']['rows']>[1]) =>
  database.engineSql.rows<Row>(text, values);

async function workspace(): Promise<string> {
  const id = newUuidV7();
  await sql('INSERT INTO workspaces (id, name, created_at) VALUES ($1::uuid, $2, now())', [id, 'Actions']);
  return id;
}

async function keyOf(workspaceId: string, scopes: readonly Scope[] = SCOPES): Promise<Caller> {
  const apiKeyId = newUuidV7();
  await sql(
    `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at)
     VALUES ($1::uuid, $2::uuid, 'test', $3, 'x', $4::text[], 'service', now())`,
    [workspaceId, apiKeyId, apiKeyId, [...scopes]],
  );
  return { workspaceId, apiKeyId, scopes, kind: 'service' };
}

const graph = { start: 'end', steps: [{ id: 'end', kind: 'end' }] };
const ask = (caller: Caller, name: string, idempotencyKey: string, operation: string = 'sequences.create') =>
  requestAction(actions, {
    workspaceId: caller.workspaceId,
    apiKeyId: caller.apiKeyId,
    operation,
    input: { name, graph },
    idempotencyKey,
  });
const sequences = async (caller: Caller): Promise<string[]> => {
  const found = await sql<{ name: string }>(
    'SELECT name FROM sequences WHERE workspace_id = $1::uuid ORDER BY name',
    [caller.workspaceId],
  );
  return found.map(({ name }) => name);
};

describe('the same key and request', () => {
  it('get the same answer, and are carried out once, even at the same moment', async () => {
    const caller = await keyOf(await workspace());
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(caller, 'Once', 'k')));
    const later = await ask(caller, 'Once', 'k');
    expect(later).toMatchObject({ status: 'succeeded' });
    for (const answer of answers) expect(answer).toEqual(later);
    expect(await sequences(caller)).toEqual(['Once']);
  });

  it('get the same refusal again', async () => {
    const caller = await keyOf(await workspace());
    const missing = encodeId('campaign', newUuidV7());
    const pause = () =>
      actions.operations
        .act(caller, 'campaigns.pause', { campaignId: missing }, { idempotencyKey: 'r' })
        .catch((error: unknown) => error);
    const first = await pause();
    expect(first).toMatchObject({ code: 'not_found' });
    expect(await pause()).toEqual(first);
  });
});

describe('the same key with another request', () => {
  it('is refused, and nothing is done', async () => {
    const caller = await keyOf(await workspace());
    await ask(caller, 'First', 'taken');
    expect(await ask(caller, 'Second', 'taken')).toMatchObject({
      status: 'failed',
      error: { code: 'idempotency_conflict' },
    });
    expect(await sequences(caller)).toEqual(['First']);
  });

  it('is another request when somebody else asks', async () => {
    const workspaceId = await workspace();
    const [one, other] = [await keyOf(workspaceId), await keyOf(workspaceId)];
    await ask(one, 'First', 'k');
    expect(await ask(other, 'Second', 'k')).toMatchObject({ status: 'succeeded' });
    expect(await sequences(one)).toEqual(['First', 'Second']);
  });
});

describe('a worker that died after it accepted', () => {
  async function accepted(caller: Caller, name: string, operation: ActName = 'sequences.create') {
    await database.unitOfWork.act(caller.workspaceId, (stores) =>
      stores.actions.accept({
        id: newUuidV7(),
        operation,
        principal: caller.apiKeyId,
        idempotencyKey: 'k',
        inputHash: 'h',
        ifMatch: null,
        requestId: null,
        ip: null,
        input: { name, graph },
        createdAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
      }),
    );
  }
  const resume = (caller: Caller) => resumeActions(actions, caller.workspaceId, Temporal.Now.instant());

  it('is followed by one that carries it out, once', async () => {
    const caller = await keyOf(await workspace());
    await accepted(caller, 'Left behind');
    await Promise.all([resume(caller), resume(caller)]);
    expect(await sequences(caller)).toEqual(['Left behind']);
    expect(await resume(caller)).toBe(0);
  });

  it('lends its request no rights: a key that was revoked meanwhile does nothing more', async () => {
    const caller = await keyOf(await workspace());
    await accepted(caller, 'Left behind');
    await sql('UPDATE api_keys SET revoked_at = now() WHERE workspace_id = $1::uuid', [caller.workspaceId]);
    await resume(caller);
    expect(await sequences(caller)).toEqual([]);
  });
});

describe('a request over the queue', () => {
  it.each([
    ['revoked', `UPDATE api_keys SET revoked_at = now() WHERE workspace_id = $1::uuid`],
    ['expired', `UPDATE api_keys SET expires_at = now() - interval '1 s' WHERE workspace_id = $1::uuid`],
  ])('of a key that is %s is refused', async (_what, spoil) => {
    const caller = await keyOf(await workspace());
    await sql(spoil, [caller.workspaceId]);
    expect(await ask(caller, 'No', 'k')).toMatchObject({ error: { code: 'unauthenticated' } });
    expect(await sequences(caller)).toEqual([]);
  });

  it('of a key of another workspace is refused', async () => {
    const [here, there] = [await keyOf(await workspace()), await keyOf(await workspace())];
    expect(await ask({ ...here, apiKeyId: there.apiKeyId }, 'No', 'k')).toMatchObject({
      error: { code: 'unauthenticated' },
    });
  });

  it('of a key without the scope is refused, whatever the adapter thought', async () => {
    const caller = await keyOf(await workspace(), ['outreach:read']);
    expect(await ask(caller, 'No', 'k')).toMatchObject({ error: { code: 'missing_scope' } });
  });

  it.each(['accounts.connect', 'hooks.create', 'leads.get', 'constructor'])(
    'for %s is refused: no secret, no reading and no invention travels there',
    async (operation) => {
      const caller = await keyOf(await workspace());
      expect(await ask(caller, 'No', 'k', operation)).toMatchObject({
        error: {
          code: 'invalid_input',
          detail: expect.stringContaining('is not an act that can be asked for over the queue'),
        },
      });
    },
  );
});

describe('a secret', () => {
  it('that was sent or is shown once stays out of the row of its action', async () => {
    const caller = await keyOf(await workspace());
    const { output } = await actions.operations.act(
      caller,
      'identities.create',
      { name: 'Ada' },
      { idempotencyKey: 'i' },
    );
    const { id } = output as { id: string };
    await actions.operations.act(
      caller,
      'accounts.connect',
      {
        identityId: id,
        channel: 'linkedin',
        address: 'acc_1',
        displayName: 'Ada',
        settings: { baseUrl: 'https://provider.test' },
        credentials: { apiKey: 'swordfish-in' },
      },
      { idempotencyKey: 'a' },
    );
    const hook = await actions.operations.act(
      caller,
      'hooks.create',
      { kind: 'sales' },
      { idempotencyKey: 'h' },
    );
    const { secret } = hook.output as { secret: string };
    const kept = await sql('SELECT input, output, error FROM actions WHERE workspace_id = $1::uuid', [
      caller.workspaceId,
    ]);
    expect(kept).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toContain('swordfish');
    expect(secret.length).toBeGreaterThan(20);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});
