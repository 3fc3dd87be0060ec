/**
 * Does the memory of Redis follow the number of people enrolled? Its peak while a real worker takes up a campaign that was just
 * launched: everybody is due at once, and the worker plans, gives slots, wakes up and sends for three quarters of a minute.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createBenchDatabase } from './bench-database.ts';
import type { BenchRow } from './bench-report.ts';
import { createCrowd } from './crowd.ts';
import { sealAccounts, startNullWorker } from './null-worker.ts';
import { watchRedisMemory } from './redis-memory.ts';

const ACCOUNTS = 500;
const RUN_MS = 45_000;
const MOST_MB = 64;

export async function memoryRows(few: number, many: number): Promise<BenchRow[]> {
  const small = await peakOf(few);
  const large = await peakOf(many);
  const what = `peak memory of Redis, ${many.toLocaleString('en')} enrolled at once`;
  return [
    {
      what,
      measured: large,
      unit: 'MB',
      yardstick: { what: `the same with ${few.toLocaleString('en')}`, measured: small },
      reach: { at: 'most', ratio: 1.2 },
    },
    {
      what: `${what}, beside what it may be`,
      measured: large,
      unit: 'MB',
      yardstick: { what: 'the most', measured: MOST_MB },
      reach: { at: 'most', ratio: 1 },
    },
  ];
}

async function peakOf(enrolled: number): Promise<number> {
  const bench = await createBenchDatabase();
  try {
    const { owner } = bench;
    const { workspaceId } = await createCrowd(owner, {
      accounts: ACCOUNTS,
      touches: enrolled,
      now: Temporal.Now.instant().subtract({ minutes: 1 }).toString(),
    });
    await sealAccounts(bench, workspaceId);
    await owner.query(
      `INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id)
       SELECT a.workspace_id, c.id, a.id FROM accounts a JOIN campaigns c ON c.workspace_id = a.workspace_id`,
    );
    // As a launch leaves them: nobody has a touch yet, and everybody is due.
    await owner.query('TRUNCATE touches CASCADE');
    await owner.query('UPDATE enrollments SET due_at = created_at');
    // Of companies of their own, so that no domain has enough of them.
    await owner.query(`UPDATE channel_identities SET value = id || '@p' || right(id::text, 12) || '.test'`);
    await owner.query('VACUUM (ANALYZE) enrollments');
    const memory = await watchRedisMemory(process.env['TEST_REDIS_URL'] ?? '');
    const worker = await startNullWorker(bench, { ADDRESS_CHECKS: 'off' });
    try {
      await sleep(RUN_MS);
    } finally {
      await worker.stop();
    }
    const { rows } = await owner.query<{ state: string; reason: string | null; count: number }>(
      `SELECT state, reason, count(*)::int AS count FROM touches GROUP BY state, reason
       UNION ALL SELECT 'lane', reason, count(*)::int FROM lanes GROUP BY reason`,
    );
    if (!rows.some(({ state }) => state === 'sent'))
      throw new Error(`Nothing was sent while the memory was watched: ${JSON.stringify(rows)}`);
    return await memory.stop();
  } finally {
    await bench.close();
  }
}
