/**
 * How does a read see one snapshot of one workspace at the price of its own statements?
 *
 * On pipelined connections of its own. The beginning of the transaction and the workspace's name travel in one packet with
 * the first statement, and its end with the next read on that connection, or alone a moment later: nobody waits for either.
 * A beginning that fails fails the read; what was asked behind it sees no row, since row-level security knows no workspace.
 */
import type { Pool } from 'pg';
import type { Sql } from './db.js';
import type { Asked } from './exchange.js';
import { LingeringConnections } from './lingering-connections.js';
import { COMMIT, named, PipelinedTransaction } from './pipelined-transaction.js';

export type Snapshots = <T>(workspaceId: string, work: (sql: Sql) => Promise<T>) => Promise<T>;

export function createSnapshots(pool: Pool): Snapshots {
  const connections = new LingeringConnections(pool);
  return async (workspaceId, work) => {
    const client = connections.take() ?? (await pool.connect());
    const end = connections.isOpen(client) ? [COMMIT] : [];
    const reading = new PipelinedTransaction(client, [...end, BEGIN, named(workspaceId)]);
    try {
      return await reading.run(work);
    } finally {
      if (reading.failure === undefined) connections.leave(client);
      else client.release(reading.failure);
    }
  };
}

const BEGIN: Asked = { name: 'begin', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
