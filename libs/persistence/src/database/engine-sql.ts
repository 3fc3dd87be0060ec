/**
 * How do the engine's hot paths reach the truth?
 *
 * As SQL without Prisma: claims, ledgers, cursors and projections, over all workspaces at once. Transactions have pipelined
 * connections of their own.
 */
import type { Pool } from 'pg';
import type { Sql, SqlValue } from './db.js';
import type { Asked } from './exchange.js';
import { asError, named, PipelinedTransaction } from './pipelined-transaction.js';

/** Statements outside `transaction` commit one by one. */
export interface EngineSql extends Sql {
  /**
   * Runs `work` in one transaction (READ COMMITTED); rolls back when it throws. With a workspace, row-level security and
   * `current_setting('overture.workspace')` know it. What is asked at once goes in one packet, in the order asked.
   */
  transaction<T>(workspaceId: string | undefined, work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** `pool` for single statements, `pipelined` for transactions. */
export function createEngineSql(pool: Pool, pipelined: Pool): EngineSql {
  return {
    rows: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    transaction: async (workspaceId, work) => {
      const client = await pipelined.connect();
      const begin = workspaceId === undefined ? [BEGIN] : [BEGIN, named(workspaceId)];
      const transaction = new PipelinedTransaction(client, begin);
      let broken: Error | undefined;
      try {
        const result = await transaction.run(work);
        await transaction.commit();
        return result;
      } catch (error) {
        // A connection on which a statement failed, or that cannot even roll back, is thrown away; its transaction dies with it.
        broken = transaction.failure;
        if (broken === undefined && transaction.hasBegun)
          broken = await client.query('ROLLBACK').then(() => undefined, asError);
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

const BEGIN: Asked = { name: 'begin', text: 'BEGIN', values: [] };
