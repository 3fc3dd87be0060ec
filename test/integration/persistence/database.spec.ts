/** Do both roads to the truth, Prisma and plain SQL, carry every kind of value the same way? */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { AccountStore } from '#application';
import { createDatabase, type Database } from '../../../libs/persistence/src/database/create-database.js';
import type { Sql } from '../../../libs/persistence/src/database/db.js';
import { createClient, type Client } from '../../../libs/persistence/src/database/client.js';
import { createPool, FOR_READS } from '../../../libs/persistence/src/database/pool.js';
import { createSnapshots } from '../../../libs/persistence/src/database/read-snapshot.js';
import { dbOf } from '../../../libs/persistence/src/database/unit-of-work.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let rows: TestDatabase;
let database: Database;
let client: Client;
let readPool: Pool;
const workspaceId = randomUUID();

beforeAll(async () => {
  rows = await createTestDatabase();
  database = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 4 });
  client = createClient(database.pool);
  readPool = createPool({ url: rows.engineUrl, label: 'test', poolSize: 2 }, FOR_READS);
});
afterAll(async () => {
  await client.$disconnect();
  await readPool.end();
  await database.close();
  await rows.close();
});

type Road = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
const writing: readonly (readonly [string, Road])[] = [
  ['Prisma', (work) => client.$transaction((transaction) => work(dbOf(transaction, workspaceId).sql))],
  ['plain SQL', (work) => database.engineSql.transaction(workspaceId, work)],
];
const roads: readonly (readonly [string, Road])[] = [
  ...writing,
  ['a read', (work) => createSnapshots(readPool)(workspaceId, work)],
];

describe.each(roads)('over %s', (_name, inTransaction) => {
  test('every kind of value goes in and comes back as promised', async () => {
    const [row] = await inTransaction((sql) =>
      sql.rows<Record<string, unknown>>(
        `SELECT $1::uuid AS workspace_id, $2::int AS number, $3::bigint AS big, $4::boolean AS yes,
                $5::text AS nothing, $6::text[] AS texts, $7::uuid = ANY($8::uuid[]) AS among,
                $9::timestamptz AS at, $10::date AS day, $11::jsonb AS json, $12::bytea AS bytes,
                count(*)::int AS count, $13::float8 AS fraction`,
        [
          workspaceId,
          7,
          9_007_199_254_740_993n,
          true,
          null,
          ['a', 'b,"c', ''],
          workspaceId,
          [workspaceId, randomUUID()],
          '2026-03-29T02:30:00.123+01:00',
          '2026-03-29',
          JSON.stringify({ nested: [1, { deep: null }] }),
          new Uint8Array([0, 255, 10]),
          0.25,
        ],
      ),
    );
    expect(row).toEqual({
      workspace_id: workspaceId,
      number: 7,
      big: 9_007_199_254_740_993n,
      yes: true,
      nothing: null,
      texts: ['a', 'b,"c', ''],
      among: true,
      at: new Date('2026-03-29T01:30:00.123Z'),
      day: new Date('2026-03-29T00:00:00Z'),
      json: { nested: [1, { deep: null }] },
      bytes: expect.anything(),
      count: 1,
      fraction: 0.25,
    });
    expect([...(row?.['bytes'] as Uint8Array)]).toEqual([0, 255, 10]);
  });

  test('text that looks like a number, a time or a template stays text', async () => {
    const texts = ['007', '2026-03-29T02:30:00Z', "'; DROP TABLE leads; --", '{"a":1}', '\u00e9\u{1f600}'];
    const [row] = await inTransaction((sql) =>
      sql.rows<{ texts: string[]; one: string }>(
        'SELECT $1::text[] AS texts, $2::text AS one, $3::uuid AS workspace_id',
        [texts, '2026-03-29T02:30:00Z', workspaceId],
      ),
    );
    expect(row?.texts).toEqual(texts);
    expect(row?.one).toBe('2026-03-29T02:30:00Z');
  });
});

describe.each(writing)('over %s', (_name, inTransaction) => {
  test('the transaction rolls back when its work throws', async () => {
    const id = randomUUID();
    const work = inTransaction(async (sql) => {
      await sql.rows(
        "INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1::uuid, $2::uuid, 'x', $3::timestamptz)",
        [workspaceId, id, '2026-01-01T00:00:00Z'],
      );
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const left = await database.engineSql.rows('SELECT 1 FROM identities WHERE id = $1::uuid', [id]);
    expect(left).toEqual([]);
  });
});

const now = Temporal.Instant.from('2026-03-29T01:30:00Z');
const identity = (name: string) => ({
  id: randomUUID(),
  name,
  signature: null,
  window: null,
  createdAt: now,
});

test('what a use case writes and announces commits together, or not at all', async () => {
  const campaignId = randomUUID();
  const act = (fail: boolean) =>
    database.unitOfWork.act(workspaceId, async ({ accounts, events }) => {
      await accounts.addIdentity(identity('Ada'));
      await events.append([{ type: 'campaign.paused', data: { campaignId } }], now);
      if (fail) throw new Error('changed my mind');
    });
  const count = async () => [
    (await database.engineSql.rows('SELECT 1 FROM identities')).length,
    (await database.engineSql.rows('SELECT 1 FROM events')).length,
  ];
  await expect(act(true)).rejects.toThrow('changed my mind');
  expect(await count()).toEqual([0, 0]);
  await act(false);
  expect(await count()).toEqual([1, 1]);
});

test('reading cannot write', async () => {
  const work = database.unitOfWork.read(workspaceId, ({ accounts }) =>
    (accounts as AccountStore).addIdentity(identity('Eve')),
  );
  await expect(work).rejects.toThrow(/read-only transaction/);
});

test('the reader reads one workspace through the same stores, and nothing of another', async () => {
  const elsewhere = randomUUID();
  await database.unitOfWork.act(elsewhere, ({ accounts }) => accounts.addIdentity(identity('Grace')));
  const reading = createDatabase({ url: rows.readerUrl, label: 'test', poolSize: 2 });
  const names = (workspace: string) =>
    reading.unitOfWork.read(workspace, async ({ accounts }) =>
      (await accounts.identities()).map(({ name }) => name),
    );
  try {
    expect(await names(elsewhere)).toEqual(['Grace']);
    expect(await names(randomUUID())).toEqual([]);
    expect(await reading.engineSql.rows('SELECT 1 FROM identities')).toEqual([]);
  } finally {
    await reading.close();
  }
});

test('a reading sees one snapshot, whatever commits meanwhile', async () => {
  const here = randomUUID();
  const seen = await database.unitOfWork.read(here, async ({ accounts }) => {
    const before = await accounts.identities();
    await database.unitOfWork.act(here, (stores) => stores.accounts.addIdentity(identity('Linus')));
    return [before, await accounts.identities()];
  });
  expect(seen).toEqual([[], []]);
});

test('the workspace of one transaction is forgotten in the next', async () => {
  await database.engineSql.transaction(workspaceId, (sql) => sql.rows('SELECT 1'));
  const seen = await Promise.all(
    Array.from({ length: 8 }, () =>
      database.engineSql.rows<{ value: string | null }>(
        "SELECT nullif(current_setting('overture.workspace', true), '') AS value",
      ),
    ),
  );
  expect(seen.flat()).toEqual(Array.from({ length: 8 }, () => ({ value: null })));
});
