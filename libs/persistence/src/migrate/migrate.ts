/** How does a database become one that this version can run on? Roles first, then the migrations that are missing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { prismaFolder, readMigrations } from './migration-files.js';
import { ensureRoles, guardDatabase, type RolePasswords } from './roles.js';
import { applyMigrations, withSchemaEngine } from './schema-engine.js';

/** Two migrations at once would race for roles, which are the server's. */
const MIGRATION_LOCK = '7245829001';

export interface MigrateOptions {
  /** Address of an existing database, as a role that owns it and may create roles. */
  readonly ownerUrl: string;
  readonly rolePasswords: RolePasswords;
}

/** Returns the names of the migrations that were applied: none when all was well already. */
export async function migrate({ ownerUrl, rolePasswords }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'overture-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1::bigint)', [MIGRATION_LOCK]);
    await ensureRoles(client, rolePasswords);
    const applied = await applyAll(ownerUrl);
    await guardDatabase(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyAll(ownerUrl: string): Promise<string[]> {
  const prisma = prismaFolder();
  const folder = join(prisma, 'migrations');
  const [schema, migrations] = await Promise.all([
    readFile(join(prisma, 'schema.prisma'), 'utf8'),
    readMigrations(folder),
  ]);
  return withSchemaEngine(schema, ownerUrl, (engine) => applyMigrations(engine, folder, migrations));
}
