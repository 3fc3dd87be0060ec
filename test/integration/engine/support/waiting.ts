/** Has somebody come to a lock that another transaction holds? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Tenant } from './tenant.js';

/** Resolves once `count` transactions of this database wait for a row or another transaction. */
export async function untilWaiting(tenant: Tenant, count = 1): Promise<void> {
  for (;;) {
    const [row] = await tenant.sql<{ waiting: number }>(
      `SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE NOT l.granted AND a.datname = current_database()`,
    );
    if ((row?.waiting ?? 0) >= count) return;
    await sleep(10);
  }
}
