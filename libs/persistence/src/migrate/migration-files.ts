/** Where do the schema and its migrations stand? In `prisma/`, beside the program, compiled or not. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Migration } from './schema-engine.js';

export function prismaFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'prisma', 'schema.prisma'))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error('No prisma/schema.prisma above this program. Keep the prisma folder beside dist.');
    }
    folder = parent;
  }
  return join(folder, 'prisma');
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}
