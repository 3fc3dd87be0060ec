/** How does the engine get one transaction of one workspace? As plain SQL: claims and sets are its daily work. */
import type { EngineUnitOfWork } from '#application';
import type { EngineSql } from '../database/engine-sql.js';
import { createEventLog } from '../events/event-log.js';
import { createEngineStores } from './create-engine-stores.js';

export function createEngineUnitOfWork(engineSql: EngineSql): EngineUnitOfWork {
  return {
    async workspaceIds() {
      const rows = await engineSql.rows<{ id: string }>('SELECT id FROM workspaces ORDER BY id');
      return rows.map((row) => row.id);
    },
    run: (workspaceId, work) =>
      engineSql.transaction(workspaceId, (sql) => {
        const db = { workspaceId, sql };
        return work(createEngineStores(db, createEventLog(db)));
      }),
  };
}
