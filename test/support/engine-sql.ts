/** How does a test of plain SQL reach its database? Over small pools, without the stores. */
import { createEngineSql, type EngineSql } from '../../libs/persistence/src/database/engine-sql.js';
import { createPool, FOR_ENGINE } from '../../libs/persistence/src/database/pool.js';

export interface OpenEngineSql {
  readonly engineSql: EngineSql;
  close(): Promise<void>;
}

export function openEngineSql(url: string, poolSize = 4): OpenEngineSql {
  const pool = createPool({ url, label: 'test', poolSize });
  const pipelined = createPool({ url, label: 'test', poolSize }, FOR_ENGINE);
  return {
    engineSql: createEngineSql(pool, pipelined),
    close: async () => void (await Promise.all([pool.end(), pipelined.end()])),
  };
}
