/**
 * How do the engine's hot paths reach the truth?
 *
 * As SQL over the same pool, without Prisma: claims, ledgers, cursors and projections, over all workspaces at once.
 */
import type { Pool, PoolClient } from 'pg';
import type { Sql, SqlValue } from './db.js';

/** Statements outside `transaction` commit one by one. */
export interface EngineSql extends Sql {
  /**
   * Runs `work` in one transaction (READ COMMITTED); rolls back when it throws. With a workspace, row-level security and
   * `current_setting('overture.workspace')` know it.
   */
  transaction<T>(workspaceId: string | undefined, work: (sql: Sql) => Promise<T>): Promise<T>;
}

export function createEngineSql(pool: Pool): EngineSql {
  return {
    rows: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    transaction: async (workspaceId, work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        if (workspaceId !== undefined) {
          await client.query("SELECT set_config('overture.workspace', $1, true)", [workspaceId]);
        }
        const result = await work(sqlOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        // A connection that cannot even roll back is thrown away; its transaction dies with it.
        broken = await client.query('ROLLBACK').then(() => undefined, asError);
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}

function sqlOf(client: PoolClient): Sql {
  return {
    rows: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
