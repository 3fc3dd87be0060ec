/**
 * Which SQL leads from the previous schema to the present one?
 *
 * Usage: `npm run migration:diff [path of the previous schema]`; without a path, from the empty database. The SQL goes to
 * standard output, to be read, completed by hand and saved as `prisma/migrations/<number>_<name>/migration.sql`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMigrateConfig } from '#config';
import { prismaFolder } from './migration-files.js';
import { diffSchemas, withSchemaEngine } from './schema-engine.js';

const previousPath = process.argv[2];
const present = await readFile(join(prismaFolder(), 'schema.prisma'), 'utf8');
const previous = previousPath === undefined ? undefined : await readFile(previousPath, 'utf8');
// A diff of two texts changes no database, but the engine insists on speaking to one.
const sql = await withSchemaEngine(present, readMigrateConfig().ownerUrl, (engine) =>
  diffSchemas(engine, previous, present),
);
process.stdout.write(sql);
