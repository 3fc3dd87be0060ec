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
import type { DiagnoseMigrationHistoryOutput, SchemaEngine } from '@prisma/schema-engine-wasm';
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
    [MODULE_NAME]: { ...engineModule, ...forgettableTimers() },
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** The engine limits its wait for a lock to 10 s and never clears that timer, which must not keep a process alive. */
function forgettableTimers(): Record<string, unknown> {
  const timers = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, ms: number): unknown => setTimeout(callback, ms).unref();
  return Object.fromEntries(timers.map((name) => [name, start]));
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

/**
 * Applies what is missing, in order of names; returns the names applied. Refuses a database whose history is another: a
 * migration that was edited after it ran, that failed halfway, or that this version does not know.
 */
export async function applyMigrations(
  engine: SchemaEngine,
  folder: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const migrationsList = {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
  const past = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTERS,
  });
  const problem = historyProblem(past);
  if (problem !== undefined) throw new Error(problem);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
  return appliedMigrationNames;
}

function historyProblem(past: DiagnoseMigrationHistoryOutput): string | undefined {
  const unknown =
    past.history !== null && past.history.diagnostic !== 'databaseIsBehind'
      ? past.history.unpersistedMigrationNames
      : [];
  const list = (names: readonly string[]): string => names.join(', ');
  if (unknown.length > 0) {
    return `This database was made by a newer version, with ${list(unknown)}. Run that version.`;
  }
  if (past.editedMigrationNames.length > 0) {
    return `${list(past.editedMigrationNames)} changed after it was applied. Restore the file, or start from an empty database.`;
  }
  if (past.failedMigrationNames.length > 0) {
    return `${list(past.failedMigrationNames)} failed before. Nothing of it was kept: delete its row from _prisma_migrations once the cause is gone, and run again.`;
  }
  return undefined;
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
