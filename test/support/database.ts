/**
 * Where does a test keep its rows? In a database of its own, a copy of a migrated template (about 50 ms).
 *
 * The template is named after the migrations that made it, so that a changed migration makes a new one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../libs/persistence/src/migrate/migrate.js';
import { prismaFolder, readMigrations } from '../../libs/persistence/src/migrate/migration-files.js';
import { guardDatabase, ROLES } from '../../libs/persistence/src/migrate/roles.js';
import { postgresServer } from './postgres-server.js';

export const TEST_ROLE_PASSWORDS = {
  api: 'test-api-password',
  engine: 'test-engine-password',
  reader: 'test-reader-password',
} as const;

const TEMPLATE_LOCK = '7245829003';

export interface TestDatabase {
  /** Superuser: bypasses row-level security and grants. */
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly engineUrl: string;
  readonly readerUrl: string;
  /** Drops it, with whatever is still connected. */
  readonly close: () => Promise<void>;
}

/** @param own A superuser's address of a server of the test's own; by default the one that all tests share. */
export async function createTestDatabase(own?: string): Promise<TestDatabase> {
  const server = own ?? (await postgresServer());
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY WAL_LOG`);
  });
  await onServer(urlOf(server, name), guardDatabase);
  const of = (label: keyof typeof ROLES): string =>
    urlOf(server, name, { user: ROLES[label], password: TEST_ROLE_PASSWORDS[label] });
  return {
    ownerUrl: urlOf(server, name),
    apiUrl: of('api'),
    engineUrl: of('engine'),
    readerUrl: of('reader'),
    close: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** An empty database, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<Pick<TestDatabase, 'ownerUrl' | 'close'>> {
  const server = await postgresServer();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return {
    ownerUrl: urlOf(server, name),
    close: () =>
      onServer(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

const templates = new Map<string, Promise<string>>();

function ensureTemplate(client: pg.Client, server: string): Promise<string> {
  const template = templates.get(server) ?? findOrMakeTemplate(client, server);
  templates.set(server, template);
  return template;
}

async function findOrMakeTemplate(client: pg.Client, server: string): Promise<string> {
  const name = `overture_template_${await digest()}`;
  const exists = async (): Promise<boolean> =>
    (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
  if (await exists()) return name;
  await client.query('SELECT pg_advisory_lock($1::bigint)', [TEMPLATE_LOCK]);
  try {
    if (await exists()) return name;
    // Under another name until it is whole: a half-made template must not be copied.
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await migrate({ ownerUrl: urlOf(server, draft), rolePasswords: TEST_ROLE_PASSWORDS });
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    return name;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1::bigint)', [TEMPLATE_LOCK]);
  }
}

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, sql } of await readMigrations(join(prismaFolder(), 'migrations')))
    hash.update(name + sql);
  hash.update(await readFile(join(prismaFolder(), 'schema.prisma')));
  return hash.digest('hex').slice(0, 12);
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string, role?: { user: string; password: string }): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (role !== undefined) {
    url.username = role.user;
    url.password = role.password;
  }
  return url.toString();
}
