/**
 * How do use cases get one transaction of one workspace? With the guards in front; an act through Prisma, which brings
 * its own SQL along, a read as plain SQL on a snapshot.
 */
import type { UnitOfWork } from '#application';
import { createReadStores, createStores } from '../stores/create-stores.js';
import type { TombstoneHash } from '../erasures/tombstone-hash.js';
import type { Client, TransactionClient } from './client.js';
import type { Db, Sql, SqlValue } from './db.js';
import type { Snapshots } from './read-snapshot.js';
import { guardPrisma, guardSql, noPrisma } from './tenant-guard.js';

/** Real time, in milliseconds. */
const LIMITS = { timeout: 60_000, maxWait: 10_000 };

export function createUnitOfWork(
  client: Client,
  snapshots: Snapshots,
  tombstoneHash?: TombstoneHash,
): UnitOfWork {
  return {
    act: (workspaceId, work) =>
      client.$transaction(async (transaction) => {
        await transaction.$queryRaw`SELECT set_config('overture.workspace', ${workspaceId}, true)`;
        return work(createStores(dbOf(transaction, workspaceId), tombstoneHash));
      }, LIMITS),
    read: (workspaceId, work) =>
      snapshots(workspaceId, (sql) =>
        work(createReadStores({ workspaceId, prisma: noPrisma, sql: guardSql(sql) })),
      ),
  };
}

/** What stores are made of. Exported for the tests of single stores. */
export function dbOf(transaction: TransactionClient, workspaceId: string): Db {
  return {
    workspaceId,
    prisma: guardPrisma(transaction, workspaceId),
    sql: guardSql(sqlOf(transaction)),
  };
}

/** One after the other, in the order asked, as on a pipelined connection. */
function sqlOf(transaction: TransactionClient): Sql {
  let last: Promise<unknown> = Promise.resolve();
  return {
    rows: <Row extends object>(text: string, values: readonly SqlValue[] = []) => {
      const answer = last.then(() => transaction.$queryRawUnsafe<Row[]>(text, ...values));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
