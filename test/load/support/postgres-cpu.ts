/** How much processor time did Postgres spend on one database, as the system counts it? Nothing where there is no /proc. */
import { readFile } from 'node:fs/promises';
import type pg from 'pg';

/** Of a clock tick of Linux. */
const TICK_MS = 10;

/** Milliseconds so far, of the connections that are open now: those of pools stay open. */
export async function postgresCpuMs(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const each = await Promise.all(rows.map(({ pid }) => cpuOf(pid)));
  return each.reduce((sum, ms) => sum + ms, 0);
}

async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name in brackets: state is the first field, user and system time the 12th and 13th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
}
