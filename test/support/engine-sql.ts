/** How does a test of plain SQL reach its database? Over a small pool, without the stores. */
import { createEngineSql, type EngineSql } from '../../libs/persistence/src/database/engine-sql.js';
import { createPool } from '../../libs/persistence/src/database/pool.js';

export interface OpenEngineSql {
  readonly engineSql: EngineSql;
  close(): Promise<void>;
}

export function openEngineSql(url: string, poolSize = 4): OpenEngineSql {
  const pool = createPool({ url, label: 'test', poolSize });
  return { engineSql: createEngineSql(pool), close: () => pool.end() };
}
