/**
 * What does a store get to work with? One transaction of one workspace, as Prisma and as SQL.
 *
 * Prisma serves ordinary reads and writes of single rows; SQL serves sets, claims and cursors, where Prisma spends a
 * hundred times the CPU. Both run inside the same transaction.
 */
import type { TransactionClient } from './client.js';

/**
 * SQL with `$1` placeholders. Values are text, numbers, booleans, text arrays or null, and each is cast in the SQL
 * (`$1::uuid`, `$2::timestamptz`, `$3::jsonb` with JSON text, `ANY($4::uuid[])`). Rows come back with `timestamptz` and
 * `date` as Date (a `date` at midnight UTC), `int8` as bigint, `bytea` as Uint8Array and `jsonb` parsed; cast counts to
 * `int` and sums to `bigint` (a `numeric` differs between the two drivers behind this).
 */
export interface Sql {
  rows<Row extends object>(
    text: string,
    values?: readonly SqlValue[],
    options?: StatementOptions,
  ): Promise<Row[]>;
}

export interface StatementOptions {
  /**
   * For a text that never changes and finds few rows by their keys, whatever the values: where reads allow it, each
   * connection plans it once. A search is planned for its values each time.
   */
  readonly keepPlan?: true;
}
export const KEEP_PLAN: StatementOptions = { keepPlan: true };

export type SqlValue = string | number | boolean | bigint | null | Uint8Array | readonly string[];

export interface Db {
  /** Every statement names it: a store is made for one workspace. */
  readonly workspaceId: string;
  /** Refuses an operation that does not name this workspace; in a read, every operation. */
  readonly prisma: TransactionClient;
  /** Refuses a statement that names no workspace. */
  readonly sql: Sql;
}
