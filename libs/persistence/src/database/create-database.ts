/** What does a process open when it starts, and close when it stops? */
import type { UnitOfWork } from '#application';
import type { Pool } from 'pg';
import { createClient } from './client.js';
import { createEngineSql, type EngineSql } from './engine-sql.js';
import { createPool, type PoolOptions } from './pool.js';
import { createUnitOfWork } from './unit-of-work.js';

export interface Database {
  readonly pool: Pool;
  readonly unitOfWork: UnitOfWork;
  readonly engineSql: EngineSql;
  close(): Promise<void>;
}

/** Opens nothing yet: the first query connects. */
export function createDatabase(options: PoolOptions): Database {
  const pool = createPool(options);
  const client = createClient(pool);
  return {
    pool,
    unitOfWork: createUnitOfWork(client),
    engineSql: createEngineSql(pool),
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}
