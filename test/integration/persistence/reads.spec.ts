/** What does a read promise when its connection is pipelined, remembers plans, and is shared by one read after another? */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { KEEP_PLAN, type StatementOptions } from '../../../libs/persistence/src/database/db.js';
import { isDatabaseUnavailable } from '../../../libs/persistence/src/database/is-database-unavailable.js';
import { createPool, FOR_READS } from '../../../libs/persistence/src/database/pool.js';
import { createSnapshots, type Snapshots } from '../../../libs/persistence/src/database/read-snapshot.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let owner: pg.Client;
let pool: pg.Pool;
/** On one connection, as a role that row-level security holds to a workspace. */
let read: Snapshots;
const here = randomUUID();
const there = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const [workspaceId, name] of [
    [here, 'Ada'],
    [there, 'Grace'],
  ])
    await owner.query(
      'INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1, $2, $3, now())',
      [workspaceId, randomUUID(), name],
    );
});
afterAll(async () => {
  await owner.end();
  await database.close();
});
beforeEach(() => {
  pool = createPool({ url: database.readerUrl, label: 'test', poolSize: 1 }, FOR_READS);
  read = createSnapshots(pool);
});
afterEach(() => pool.end());

const NAMES = 'SELECT name FROM identities ORDER BY name';
const namesOf = async (workspaceId: string, options?: StatementOptions): Promise<string[]> =>
  (await read(workspaceId, (sql) => sql.rows<{ name: string }>(NAMES, [], options))).map(({ name }) => name);
const backend = async (): Promise<number> =>
  (await read(here, (sql) => sql.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid')))[0]?.pid ?? 0;

test.each([
  ['kept', KEEP_PLAN],
  ['new', undefined],
])('on one connection each workspace sees its own rows by a %s plan', async (_name, options) => {
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await namesOf(here, options)).toEqual(['Ada']);
    expect(await namesOf(there, options)).toEqual(['Grace']);
    expect(await namesOf(randomUUID(), options)).toEqual([]);
  }
});

test('a name that is no workspace opens nothing', async () => {
  await expect(namesOf('')).resolves.toEqual([]);
  await expect(namesOf(`${here}'; SET overture.workspace = '${there}`)).rejects.toThrow(/uuid/);
  expect(await namesOf(there)).toEqual(['Grace']);
});

test('statements asked at once are answered in one snapshot, each with its own rows', async () => {
  const seen = await read(here, async (sql) => {
    const first = await sql.rows<{ n: number }>('SELECT count(*)::int AS n FROM identities');
    await owner.query(
      "INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1, $2, 'Zoe', now())",
      [here, randomUUID()],
    );
    const others = await Promise.all([
      sql.rows(NAMES, [], KEEP_PLAN),
      sql.rows(NAMES, [], KEEP_PLAN),
      sql.rows('SELECT $1::int AS one WHERE false', [1]),
      sql.rows('SELECT $1::int AS one, NULL::text AS nothing', [1]),
    ]);
    return [first, ...others];
  });
  await owner.query("DELETE FROM identities WHERE name = 'Zoe'");
  expect(seen).toEqual([[{ n: 1 }], [{ name: 'Ada' }], [{ name: 'Ada' }], [], [{ one: 1, nothing: null }]]);
});

test.each([
  ['kept', KEEP_PLAN],
  ['new', undefined],
])('a %s statement that fails spoils no read after it', async (_name, options) => {
  const fail = () => read(here, (sql) => sql.rows('SELECT 1 / $1::int AS broken', [0], options));
  await expect(fail()).rejects.toMatchObject({ code: '22012' });
  await expect(fail()).rejects.toMatchObject({ code: '22012' });
  await expect(read(here, (sql) => sql.rows('SELECT nonsense FROM nowhere', [], options))).rejects.toThrow(
    /nowhere/,
  );
  expect(await namesOf(here, options)).toEqual(['Ada']);
});

test('of statements asked at once, those before the one that fails are answered, and those behind it fail with it', async () => {
  const seen = await read(here, (sql) =>
    Promise.allSettled([sql.rows(NAMES), sql.rows('SELECT 1 / 0 AS broken'), sql.rows(NAMES)]),
  );
  expect(seen).toEqual([
    { status: 'fulfilled', value: [{ name: 'Ada' }] },
    { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) },
    { status: 'rejected', reason: expect.objectContaining({ code: '22012' }) },
  ]);
  expect(await namesOf(there)).toEqual(['Grace']);
});

test('what is asked after a failure is refused, not answered without a workspace', async () => {
  const work = read(here, async (sql) => {
    await sql.rows('SELECT 1 / 0').catch(() => undefined);
    return sql.rows(NAMES);
  });
  await expect(work).rejects.toMatchObject({ code: '22012' });
});

test('a value that cannot be sent fails its read alone', async () => {
  await expect(read(here, (sql) => sql.rows('SELECT $1::text', [{} as never]))).rejects.toThrow();
  expect(await namesOf(here)).toEqual(['Ada']);
});

test('a table that changes under a kept plan fails one read, not all after it', async () => {
  await owner.query('CREATE TABLE changing (word text); GRANT SELECT ON changing TO overture_reader');
  await owner.query("INSERT INTO changing VALUES ('7')");
  const words = () => read(here, (sql) => sql.rows('SELECT word FROM changing', [], KEEP_PLAN));
  expect(await words()).toEqual([{ word: '7' }]);
  await owner.query('ALTER TABLE changing ALTER word TYPE int USING word::int');
  await words().catch(() => undefined);
  expect(await words()).toEqual([{ word: 7 }]);
  await owner.query('DROP TABLE changing');
});

test('a connection that is lost fails its read as a database out of reach, and the next read has a new one', async () => {
  const pid = await backend();
  const lost = await read(here, async (sql) => {
    await sql.rows('SELECT 1');
    await owner.query('SELECT pg_terminate_backend($1)', [pid]);
    return sql.rows(NAMES);
  }).catch((error: unknown) => error);
  expect(isDatabaseUnavailable(lost)).toBe(true);
  expect(await namesOf(here)).toEqual(['Ada']);
  expect(await backend()).not.toBe(pid);
});

test('a connection that is lost while nobody reads fails no read', async () => {
  for (const waited of [0, 60]) {
    const pid = await backend();
    await sleep(waited);
    const broken = new Promise((resolve) => pool.once('remove', resolve));
    await owner.query('SELECT pg_terminate_backend($1)', [pid]);
    await broken;
    expect(await namesOf(here)).toEqual(['Ada']);
  }
});

test('reads beyond the connections there are wait for their turn, and each sees its own workspace', async () => {
  const wanted = Array.from({ length: 30 }, (_, at) => (at % 2 === 0 ? here : there));
  const seen = await Promise.all(wanted.map((workspaceId) => namesOf(workspaceId, KEEP_PLAN)));
  expect(seen).toEqual(wanted.map((workspaceId) => [workspaceId === here ? 'Ada' : 'Grace']));
});

test('the transaction of a read ends by itself, and nothing of its workspace stays', async () => {
  const pid = await backend();
  const state = async () =>
    (await owner.query<{ state: string }>('SELECT state FROM pg_stat_activity WHERE pid = $1', [pid])).rows[0]
      ?.state;
  const deadline = performance.now() + 5_000;
  while ((await state()) !== 'idle' && performance.now() < deadline) await sleep(10);
  expect(await state()).toBe('idle');
  const client = await pool.connect();
  const { rows } = await client.query(NAMES);
  client.release();
  expect(rows).toEqual([]);
});

test('a read cannot write', async () => {
  await expect(
    read(here, (sql) => sql.rows('CREATE TEMPORARY TABLE kept (word text)')),
  ).rejects.toMatchObject({ code: '25006' });
});
