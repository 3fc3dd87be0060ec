/** What does a process open when it starts, and close when it stops? */
import type { UnitOfWork } from '#application';
import type { Pool } from 'pg';
import { createClient } from './client.js';
import { createEngineSql, type EngineSql } from './engine-sql.js';
import { createTombstoneHash } from '../erasures/tombstone-hash.js';
import { createPool, FOR_ENGINE, FOR_READS, type PoolOptions } from './pool.js';
import { createSnapshots } from './read-snapshot.js';
import { createUnitOfWork } from './unit-of-work.js';

export interface Database {
  readonly pool: Pool;
  readonly unitOfWork: UnitOfWork;
  readonly engineSql: EngineSql;
  close(): Promise<void>;
}

export interface DatabaseOptions extends PoolOptions {
  /** 32 bytes in base64, by which erased people are recognised; needed wherever leads are written. */
  readonly secretKey?: string;
}

/** Opens nothing yet: the first query connects. Reads and the engine's transactions each have connections of their own, up to as many again. */
export function createDatabase({ secretKey, ...options }: DatabaseOptions): Database {
  const pool = createPool(options);
  const readPool = createPool(options, FOR_READS);
  const enginePool = createPool(options, FOR_ENGINE);
  const client = createClient(pool);
  return {
    pool,
    unitOfWork: createUnitOfWork(
      client,
      createSnapshots(readPool),
      secretKey === undefined ? undefined : createTombstoneHash(secretKey),
    ),
    engineSql: createEngineSql(pool, enginePool),
    close: async () => {
      await client.$disconnect();
      await Promise.all([pool.end(), readPool.end(), enginePool.end()]);
    },
  };
}
