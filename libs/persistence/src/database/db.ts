/**
 * What does a store get to work with? One transaction of one workspace, as Prisma and as SQL.
 *
 * Prisma serves ordinary reads and writes of single rows; SQL serves sets, claims and cursors, where Prisma spends a
 * hundred times the CPU. Both run inside the same transaction.
 */
import type { Prisma } from '../generated/client.js';

/**
 * SQL with `$1` placeholders. Values are text, numbers, booleans, text arrays or null, and each is cast in the SQL
 * (`$1::uuid`, `$2::timestamptz`, `$3::jsonb` with JSON text). Rows come back with `timestamptz` as Date, `int8` as
 * bigint and `jsonb` parsed; cast counts to `int`.
 */
export interface Sql {
  rows<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

export type SqlValue = string | number | boolean | bigint | null | Uint8Array | readonly string[];

export interface Db {
  /** Every statement names it: a store is made for one workspace. */
  readonly workspaceId: string;
  readonly prisma: Prisma.TransactionClient;
  readonly sql: Sql;
}
