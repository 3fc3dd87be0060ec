/**
 * How do migrations run where Prisma's native engine cannot be downloaded?
 *
 * With Prisma's own schema engine as WebAssembly. It keeps `_prisma_migrations` with the usual checksums, so
 * `prisma migrate deploy` agrees with what stands here. Package and client must be of the same engine commit.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** The part of the standard that is used here; TypeScript knows it only together with a browser. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: Record<string, unknown> }>;
};

const MODULE_NAME = './schema_engine_bg.js';
const NO_FILTERS = { externalTables: [], externalEnums: [] };
const SCHEMA_PATH = 'prisma/schema.prisma';

let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const compiled = await WebAssembly.compile(
    new Uint8Array(await readFile(join(folder, 'schema_engine_bg.wasm'))),
  );
  const instance = await WebAssembly.instantiate(compiled, {
    [MODULE_NAME]: engineModule,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside a function's body. Sent whole, without parameters, it is
 * one simple query: Postgres runs all of it in one transaction, so a migration succeeds or leaves no trace.
 */
class WholeScripts extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

/** Runs `work` with the engine for one schema and database, and lets go of the connection afterwards. */
export async function withSchemaEngine<T>(
  schema: string,
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, options: '-c TimeZone=UTC' });
  pool.on('error', () => undefined);
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [[SCHEMA_PATH, schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
    );
    return await work(engine).finally(() => {
      engine.free();
    });
  } finally {
    await pool.end();
  }
}

export interface Migration {
  /** Name of its folder. */
  readonly name: string;
  readonly sql: string;
}

/** Applies what is missing, in order of names; returns the names applied. Refuses an edited or failed migration. */
export async function applyMigrations(
  engine: SchemaEngine,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: {
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
    filters: NO_FILTERS,
  });
  return appliedMigrationNames;
}

/** The SQL that leads from one schema to the other; an undefined `from` is the empty database. */
export async function diffSchemas(
  engine: SchemaEngine,
  from: string | undefined,
  to: string,
): Promise<string> {
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: SCHEMA_PATH, content }],
  });
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  return stdout ?? '';
}
