/** What may each database role do? Asked of every table, also of those that a later migration adds. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashApiKeySecret, newApiKey } from '../../../libs/persistence/src/secrets/api-key.js';
import { findApiKey } from '../../../libs/persistence/src/secrets/find-api-key.js';
import { openEngineSql } from '../../support/engine-sql.js';
import { createClient } from '../../../libs/persistence/src/database/client.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { fillEveryTable, readTables, type Rows, type Table } from '../../support/every-table.js';

const OURS = randomUUID();
const THEIRS = randomUUID();
/** Hashes of what is no secret. */
const PLAIN_HASHES = [
  'actions.input_hash',
  'attempts.content_hash',
  'audit_entries.input_hash',
  'imports.request_hash',
  'plans.decision_hash',
];
/** What the adapter that faces assistants has no use for. */
const UNREAD_TABLES = ['import_keys', 'import_leads', 'import_problems', 'import_rows', 'inbound_hooks'];
const SECRET_COLUMNS = [
  'accounts.sealed_credentials',
  'api_keys.secret_hash',
  'erasure_tombstones.hash',
  'inbound_hooks.sealed_secret',
  'inbound_hooks.token_hash',
  'webhook_endpoints.sealed_secret',
  'webhook_endpoints.sealed_previous_secret',
];

let database: TestDatabase;
let tables: Table[];
let rows: Rows;
let owner: pg.Client;
let api: pg.Client;
let engine: pg.Client;
let reader: pg.Client;

const connect = async (connectionString: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};
/** SQLSTATE of the refusal, or "allowed". */
const attempt = (client: pg.Client, sql: string, values: readonly unknown[] = []): Promise<string> =>
  client.query(sql, [...values]).then(
    () => 'allowed',
    (error: pg.DatabaseError) => error.code ?? error.message,
  );
const DENIED = '42501';

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connect(database.ownerUrl);
  tables = await readTables(owner);
  rows = await fillEveryTable(owner, tables, OURS);
  await owner.query("UPDATE event_cursors SET consumer = 'first'");
  await fillEveryTable(owner, tables, THEIRS);
  api = await connect(database.apiUrl);
  engine = await connect(database.engineUrl);
  reader = await connect(database.readerUrl);
});
afterAll(async () => {
  await Promise.all([owner, api, engine, reader].map((client) => client.end()));
  await database.close();
});

describe('the reader', () => {
  const readable = async (): Promise<Map<string, string[]>> => {
    const { rows: found } = await owner.query<{ table: string; column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
         AND has_column_privilege('overture_reader', c.oid, a.attnum, 'SELECT')`,
    );
    return new Map(
      [...Map.groupBy(found, ({ table }) => table)].map(([table, own]) => [
        table,
        own.map(({ column }) => column),
      ]),
    );
  };

  test('can write to no table, even in a transaction that it declares writable', async () => {
    await reader.query('SET default_transaction_read_only = off');
    for (const { name, columns } of tables) {
      const column = columns[0]?.name ?? '';
      const refused = [
        await attempt(reader, `INSERT INTO ${name} DEFAULT VALUES`),
        await attempt(reader, `UPDATE ${name} SET ${column} = ${column}`),
        await attempt(reader, `DELETE FROM ${name}`),
        await attempt(reader, `TRUNCATE ${name} CASCADE`),
        await attempt(reader, `SELECT 1 FROM ${name} FOR UPDATE`),
      ];
      expect([name, refused]).toEqual([name, Array.from({ length: 5 }, () => DENIED)]);
    }
    await reader.query('RESET default_transaction_read_only');
  });

  test('begins every transaction read-only', async () => {
    const { rows: found } = await reader.query('SHOW transaction_read_only');
    expect(found).toEqual([{ transaction_read_only: 'on' }]);
  });

  test('sees in every table the rows of its workspace and of no other', async () => {
    const columns = await readable();
    expect([...columns.keys()].sort()).toEqual(
      tables
        .map(({ name }) => name)
        .filter((name) => !UNREAD_TABLES.includes(name))
        .sort(),
    );
    // How far each projection has come: positions alone, of no workspace.
    columns.delete('event_cursors');
    await reader.query('BEGIN');
    await reader.query("SELECT set_config('overture.workspace', $1, true)", [OURS]);
    for (const [table, own] of columns) {
      const tenant = table === 'workspaces' ? 'id' : 'workspace_id';
      const { rows: seen } = await reader.query<Record<string, unknown>>(
        `SELECT ${own.map((name) => `"${name}"`).join(', ')} FROM ${table}`,
      );
      expect([table, [...new Set(seen.map((row) => row[tenant]))]]).toEqual([table, [OURS]]);
    }
    await reader.query('COMMIT');
    for (const table of columns.keys()) {
      const { rows: seen } = await reader.query(`SELECT 1 FROM ${table}`);
      expect([table, seen]).toEqual([table, []]);
    }
  });

  test('can read no secret', async () => {
    const columns = await readable();
    for (const place of SECRET_COLUMNS) {
      const [table = '', column = ''] = place.split('.');
      expect([place, await attempt(reader, `SELECT ${column} FROM ${table}`)]).toEqual([place, DENIED]);
    }
    const suspicious = [...columns].flatMap(([table, own]) =>
      own
        .filter((column) => /secret|sealed|hash|credential|password|token|pepper|private/.test(column))
        .map((column) => `${table}.${column}`),
    );
    expect(suspicious.sort()).toEqual(PLAIN_HASHES);
    expect(await attempt(reader, 'SELECT * FROM pg_authid')).toBe(DENIED);
    expect(await attempt(reader, 'SELECT raw FROM inbound_signals')).toBe(DENIED);
  });

  test('recognises a key without seeing its hash', async () => {
    const { key, lookup, secret } = newApiKey();
    await owner.query(
      `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at, expires_at)
       VALUES ($1, $2, 'mine', $3, $4, '{outreach:read}', 'person', now(), '2030-01-01T00:00:00Z')`,
      [OURS, randomUUID(), lookup, hashApiKeySecret('pepper', secret)],
    );
    const reading = openEngineSql(database.readerUrl);
    const find = (pepper: string, text: string, now = '2029-12-31T23:59:59Z') =>
      findApiKey(reading.engineSql, pepper, text, Temporal.Instant.from(now));
    try {
      expect(await find('pepper', key)).toMatchObject({
        workspaceId: OURS,
        scopes: ['outreach:read'],
        kind: 'person',
      });
      expect(await find('other pepper', key)).toBeUndefined();
      expect(await find('pepper', `ovt_${lookup}_${'a'.repeat(43)}`)).toBeUndefined();
      expect(await find('pepper', 'no key')).toBeUndefined();
      expect(await find('pepper', key, '2030-01-01T00:00:00Z')).toBeUndefined();
      await owner.query('UPDATE api_keys SET revoked_at = now() WHERE lookup = $1', [lookup]);
      expect(await find('pepper', key)).toBeUndefined();
    } finally {
      await reading.close();
    }
  });
});

describe('the api and the engine', () => {
  test('store what an account needs to log in, and only the engine reads it', async () => {
    const select = 'SELECT sealed_credentials FROM accounts';
    expect([await attempt(api, select), await attempt(engine, select)]).toEqual([DENIED, 'allowed']);
    const pool = new pg.Pool({ connectionString: database.apiUrl, options: '-c TimeZone=UTC' });
    const prisma = createClient(pool);
    try {
      const identityId = rows.get('identities')?.['id'] as string;
      const id = randomUUID();
      const where = { workspaceId_id: { workspaceId: OURS, id } };
      const account = await prisma.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT set_config('overture.workspace', ${OURS}, true)`;
        const made = await transaction.account.create({
          data: {
            ...{
              workspaceId: OURS,
              id,
              identityId,
              channel: 'email',
              address: 'a@sender.test',
              displayName: 'A',
            },
            ...{ settings: {}, sealedCredentials: new Uint8Array([1]), window: {}, dailyCaps: {} },
            ...{ gapSecondsMin: 1, gapSecondsMax: 2, createdAt: new Date() },
          },
        });
        await transaction.account.update({ where, data: { sealedCredentials: new Uint8Array([2]) } });
        expect(await transaction.account.findUnique({ where })).toMatchObject({ displayName: 'A' });
        return made;
      });
      expect(account).not.toHaveProperty('sealedCredentials');
      await expect(
        prisma.account.findUnique({ where, select: { sealedCredentials: true } }),
      ).rejects.toThrow();
    } finally {
      await prisma.$disconnect();
      await pool.end();
    }
  });

  test('read no hash of a key', async () => {
    const select = 'SELECT secret_hash FROM api_keys';
    expect([await attempt(api, select), await attempt(engine, select)]).toEqual([DENIED, DENIED]);
  });

  test('append events and never change what they say; the engine gives positions', async () => {
    for (const client of [api, engine]) {
      expect(await attempt(client, "UPDATE events SET data = '{}'")).toBe(DENIED);
      expect(await attempt(client, 'DELETE FROM events')).toBe(DENIED);
    }
    expect(await attempt(api, 'UPDATE events SET position = position')).toBe(DENIED);
    expect(await attempt(engine, 'UPDATE events SET position = position')).toBe('allowed');
  });

  test('work in every table', async () => {
    for (const { name } of tables) {
      for (const client of [api, engine]) {
        expect([name, await attempt(client, `SELECT count(*) FROM ${name}`)]).toEqual([name, 'allowed']);
        const { rows: found } = await owner.query<{ may: boolean }>(
          "SELECT has_table_privilege($1, $2, 'INSERT') AS may",
          [client.user, name],
        );
        expect([name, found[0]?.may]).toEqual([name, true]);
      }
    }
  });
});

describe('no role but the owner', () => {
  const ddl = [
    'CREATE TABLE mine (id int)',
    'CREATE SCHEMA mine',
    'ALTER TABLE leads ADD COLUMN mine int',
    'ALTER TABLE leads DISABLE ROW LEVEL SECURITY',
    'DROP TABLE figures',
    'CREATE INDEX mine ON leads (id)',
    'DROP INDEX attempts_one_effect',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'DROP POLICY one_workspace ON leads',
    'ALTER ROLE overture_reader BYPASSRLS',
    'CREATE ROLE mine',
    'CREATE EXTENSION pgcrypto',
    'SET ROLE pg_write_all_data',
    'SET ROLE overture_engine',
    'SET session_replication_role = replica',
    "COPY leads TO PROGRAM 'true'",
    'SELECT * FROM _prisma_migrations',
  ];
  test.each(ddl)('may %s', async (statement) => {
    expect(await attempt(api, statement)).toBe(DENIED);
    expect(await attempt(reader, statement)).toMatch(/^(42501|25006)$/);
    if (statement !== 'SET ROLE overture_engine') expect(await attempt(engine, statement)).toBe(DENIED);
  });

  test('is more than a plain login, or a member of another', async () => {
    const { rows: found } = await owner.query(
      `SELECT rolname FROM pg_roles r WHERE rolname LIKE 'overture\\_%'
         AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
              OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid))`,
    );
    expect(found).toEqual([]);
  });

  test('reaches a table that row-level security does not guard', async () => {
    const { rows: found } = await owner.query<{ table: string }>(
      `SELECT c.relname AS table FROM pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND NOT (c.relrowsecurity AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) = 2)`,
    );
    expect(found.map(({ table }) => table).sort()).toEqual(['_prisma_migrations', 'event_cursors']);
  });
});
