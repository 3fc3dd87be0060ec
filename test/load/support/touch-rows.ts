/**
 * How many touches a second does one worker carry, from due to done?
 *
 * The real worker process, six dispatches at once, with real Redis and Postgres: touches that are due are given a slot, woken up,
 * claimed, sent into nothing, written down, and their enrollments led to the end of their sequence. Beside it, in the same run:
 * the two bare ledger transactions with plain `pg`, and two queues on Postgres at equal guarantees, all six at once as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { bareLedger } from './bare-ledger.ts';
import { type BenchDatabase, createBenchDatabase } from './bench-database.ts';
import type { BenchRow } from './bench-report.ts';
import { createCrowd } from './crowd.ts';
import { sealAccounts, startNullWorker } from './null-worker.ts';
import { graphileWorker, pgBoss } from './peer-queues.ts';
import { postgresCpuMs } from './postgres-cpu.ts';

const TOUCHES = 4_000;
/** One account sends one touch at a time, with minutes in between: so many at once are those of many accounts. */
const ACCOUNTS = 2_000;
const PARALLEL = 6;

export async function touchRows(): Promise<BenchRow[]> {
  const bench = await createBenchDatabase();
  try {
    const before = await bareLedger(bench.owner, bench.engineUrl, TOUCHES / 2, PARALLEL);
    const own = await overture(bench);
    const after = await bareLedger(bench.owner, bench.engineUrl, TOUCHES / 2, PARALLEL);
    const ownerUrl = bench.ownerUrl;
    const boss = await pgBoss(ownerUrl, TOUCHES / 2, PARALLEL);
    const graphile = await graphileWorker(bench.owner, ownerUrl, TOUCHES / 2, PARALLEL);
    const row = (what: string, yardstick: BenchRow['yardstick'], ratio?: number): BenchRow => ({
      what,
      measured: own.perSecond,
      unit: 'touches/s',
      yardstick,
      reach: ratio === undefined ? undefined : { at: 'least', ratio },
    });
    const said = 'touches end to end, one worker, 6 at once';
    return [
      row(said, { what: 'two bare ledger transactions', measured: (before + after) / 2 }, 0.5),
      row(`${said}, beside pg-boss`, { what: 'claim and receipt one by one', measured: boss.oneByOne }, 1),
      row(
        `${said}, beside graphile-worker`,
        { what: 'claim and receipt one by one', measured: graphile.oneByOne },
        1,
      ),
      { what: 'for information: pg-boss, 100 at once', measured: boss.batched, unit: 'jobs/s' },
      { what: 'for information: graphile-worker, 100 at once', measured: graphile.batched, unit: 'jobs/s' },
      { what: 'processor time of the worker', measured: own.workerMs, unit: 'ms a touch' },
      { what: 'processor time of Postgres', measured: own.postgresMs, unit: 'ms a touch' },
    ];
  } finally {
    await bench.close();
  }
}

interface Carried {
  readonly perSecond: number;
  readonly workerMs: number;
  readonly postgresMs: number;
}

async function overture(bench: BenchDatabase): Promise<Carried> {
  const { owner } = bench;
  const { workspaceId } = await createCrowd(owner, {
    accounts: ACCOUNTS,
    touches: TOUCHES,
    now: Temporal.Now.instant().subtract({ minutes: 1 }).toString(),
  });
  await sealAccounts(bench, workspaceId);
  // Nothing waits but for the worker itself: no gap, and addresses that were checked when they came in.
  await owner.query('UPDATE accounts SET gap_seconds_min = 0, gap_seconds_max = 0');
  await owner.query(
    `UPDATE channel_identities SET verdict = 'deliverable', verdict_reason = 'verified', checked_at = now()`,
  );
  await owner.query('UPDATE workspaces SET kill_switch = true');
  await owner.query('VACUUM accounts, channel_identities');
  const worker = await startNullWorker(bench, {
    WORKER_DISPATCH_CONCURRENCY: String(PARALLEL),
    WORKER_INBOX_MS: '600000',
  });
  try {
    await untilNone(bench, 'SELECT 1 FROM accounts WHERE inbox_cursor IS NULL');
    await sleep(1_000);
    await worker.report();
    const postgresBefore = await postgresCpuMs(owner);
    const began = performance.now();
    await owner.query('UPDATE workspaces SET kill_switch = false');
    await owner.query('UPDATE lanes SET look_at = now()');
    await untilNone(bench, `SELECT 1 FROM enrollments WHERE status = 'active'`);
    const seconds = (performance.now() - began) / 1000;
    const { cpuMs } = await worker.report();
    const postgresMs = (await postgresCpuMs(owner)) - postgresBefore;
    await assertAllSent(bench);
    return { perSecond: TOUCHES / seconds, workerMs: cpuMs / TOUCHES, postgresMs: postgresMs / TOUCHES };
  } finally {
    await worker.stop();
  }
}

const LONGEST_MS = 120_000;

async function untilNone({ owner }: BenchDatabase, query: string): Promise<void> {
  for (const until = performance.now() + LONGEST_MS; performance.now() < until; await sleep(100)) {
    const { rows } = await owner.query<{ left: boolean }>(`SELECT EXISTS (${query}) AS left`);
    if (rows[0]?.left === false) return;
  }
  const { rows } = await owner.query(
    `SELECT state, reason, count(*)::int AS count FROM touches GROUP BY state, reason`,
  );
  throw new Error(`It did not come to its end: ${JSON.stringify(rows)}`);
}

/** Speed that skips something is none. */
async function assertAllSent({ owner }: BenchDatabase): Promise<void> {
  const { rows } = await owner.query<{ sent: number; receipts: number; events: number }>(
    `SELECT (SELECT count(*) FROM touches WHERE state = 'sent')::int AS sent, (SELECT count(*) FROM attempts WHERE state = 'sent')::int AS receipts,
       (SELECT count(*) FROM events WHERE type = 'touch.sent')::int AS events`,
  );
  if (Object.values(rows[0] ?? {}).some((count) => count !== TOUCHES))
    throw new Error(`Not every touch has its receipt and its event: ${JSON.stringify(rows[0])}`);
}
