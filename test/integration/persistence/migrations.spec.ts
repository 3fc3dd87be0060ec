/** Do the migrations lead to what the schema says, and is it safe to run them again? */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../../libs/persistence/src/migrate/migrate.js';
import { prismaFolder, readMigrations } from '../../../libs/persistence/src/migrate/migration-files.js';
import {
  applyMigrations,
  diffSchemas,
  withSchemaEngine,
} from '../../../libs/persistence/src/migrate/schema-engine.js';
import { createEmptyDatabase, TEST_ROLE_PASSWORDS } from '../../support/database.js';

type Empty = Awaited<ReturnType<typeof createEmptyDatabase>>;
let fromSchema: Empty;
let fromMigrations: Empty;
let schema: string;

beforeAll(async () => {
  schema = await readFile(join(prismaFolder(), 'schema.prisma'), 'utf8');
  [fromSchema, fromMigrations] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
});
afterAll(async () => {
  await Promise.all([fromSchema.close(), fromMigrations.close()]);
});

const run = () => migrate({ ownerUrl: fromMigrations.ownerUrl, rolePasswords: TEST_ROLE_PASSWORDS });

/** What the schema language can say. Checks, partial indexes and triggers stand in the migrations alone. */
const SAYABLE = `
  SELECT c.relname || '.' || a.attname AS what,
         format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS how
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = '' AND c.relname <> '_prisma_migrations'
  UNION ALL
  SELECT k.conrelid::regclass || ' ' || k.conname, pg_get_constraintdef(k.oid)
  FROM pg_constraint k WHERE k.connamespace = 'public'::regnamespace AND k.contype IN ('p', 'f', 'u')
    AND k.conrelid <> coalesce(to_regclass('public._prisma_migrations'), 0)
  UNION ALL
  SELECT i.indrelid::regclass || ' ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND i.indpred IS NULL AND c.relname <> '_prisma_migrations'
  ORDER BY 1, 2`;

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the migrations lead to what the schema says', async () => {
  const sql = await withSchemaEngine(schema, fromSchema.ownerUrl, (engine) =>
    diffSchemas(engine, undefined, schema),
  );
  await ask(fromSchema.ownerUrl, sql);
  expect(await run()).toEqual(
    (await readMigrations(join(prismaFolder(), 'migrations'))).map(({ name }) => name),
  );
  const said = await ask(fromSchema.ownerUrl, SAYABLE);
  expect(said.length).toBeGreaterThan(300);
  expect(await ask(fromMigrations.ownerUrl, SAYABLE)).toEqual(said);
});

test('migrations that run twice change nothing', async () => {
  const everything = `
    SELECT oid::text, relname AS name, relacl::text AS rights, relrowsecurity AS guarded FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT oid::text, polname, polqual::text, true FROM pg_policy ORDER BY 1`;
  const before = await ask(fromMigrations.ownerUrl, everything);
  expect(await run()).toEqual([]);
  expect(await ask(fromMigrations.ownerUrl, everything)).toEqual(before);
});

test('migrations that run at once do not disturb each other', async () => {
  const fresh = await createEmptyDatabase();
  try {
    const both = await Promise.all(
      Array.from({ length: 2 }, () =>
        migrate({ ownerUrl: fresh.ownerUrl, rolePasswords: TEST_ROLE_PASSWORDS }),
      ),
    );
    expect(both.map((applied) => applied.length > 0).sort()).toEqual([false, true]);
  } finally {
    await fresh.close();
  }
});

test('a migration that was edited after it ran is refused', async () => {
  const folder = join(prismaFolder(), 'migrations');
  const edited = (await readMigrations(folder)).map((migration, index) =>
    index === 0 ? { ...migration, sql: `${migration.sql}\n-- changed` } : migration,
  );
  const again = withSchemaEngine(schema, fromMigrations.ownerUrl, (engine) =>
    applyMigrations(engine, folder, edited),
  );
  await expect(again).rejects.toThrow(/0001_first_house changed after it was applied/);
});

test('a database of a newer version is refused', async () => {
  const folder = join(prismaFolder(), 'migrations');
  const older = (await readMigrations(folder)).slice(0, -1);
  const again = withSchemaEngine(schema, fromMigrations.ownerUrl, (engine) =>
    applyMigrations(engine, folder, older),
  );
  await expect(again).rejects.toThrow(/made by a newer version/);
});

test('a migration that fails leaves nothing behind', async () => {
  const fresh = await createEmptyDatabase();
  try {
    const broken = [{ name: '0001_broken', sql: 'CREATE TABLE half (id int); SELECT no_such_function();' }];
    const work = withSchemaEngine(schema, fresh.ownerUrl, (engine) => applyMigrations(engine, '/', broken));
    await expect(work).rejects.toThrow(/no_such_function/);
    expect(await ask(fresh.ownerUrl, "SELECT 1 FROM pg_class WHERE relname = 'half'")).toEqual([]);
    const again = withSchemaEngine(schema, fresh.ownerUrl, (engine) => applyMigrations(engine, '/', broken));
    await expect(again).rejects.toThrow(/0001_broken failed before/);
  } finally {
    await fresh.close();
  }
});
