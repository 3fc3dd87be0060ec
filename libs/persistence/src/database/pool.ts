/**
 * How does a process speak to Postgres? Over one pool, shared by Prisma and plain SQL.
 *
 * The session's zone is UTC: Prisma's adapter reads a `timestamptz` as if it were always printed so.
 */
import pg from 'pg';
import { columnTypes } from './column-types.js';

export interface PoolOptions {
  readonly url: string;
  /** Name of the process, seen in pg_stat_activity. */
  readonly label: string;
  readonly poolSize: number;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

export interface PoolConduct {
  readonly pipeline?: true;
  readonly statement_timeout?: number;
  /** Of the session: `-c name=value`. */
  readonly settings?: string;
}

/**
 * For reads: what is asked does not wait for the answer before it, nothing takes longer than a minute, and a plan that is
 * kept is kept from the first time on, whatever its values cost. Nothing is remembered between the rows of a join: searches
 * look up each lead once, which the planner cannot know.
 */
export const FOR_READS: PoolConduct = {
  pipeline: true,
  statement_timeout: 60_000,
  settings: '-c plan_cache_mode=force_generic_plan -c enable_memoize=off',
};

/** For the engine's transactions: the same, but they take the time they need. What is kept finds its rows by an index. */
export const FOR_ENGINE: PoolConduct = {
  pipeline: true,
  settings: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
};

export function createPool(
  { url, label, poolSize, onIdleError }: PoolOptions,
  { settings = '', ...conduct }: PoolConduct = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...conduct,
    connectionString: url,
    application_name: `overture-${label}`,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 90_000,
    keepAlive: true,
    // Compiling a query takes longer than running any of ours.
    options: `-c TimeZone=UTC -c jit=off ${settings}`,
    types: columnTypes,
  });
  pool.on('error', (error) => onIdleError?.(error));
  // One that breaks while somebody has it fails what was asked of it; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
