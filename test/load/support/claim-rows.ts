/** How many touches a second can the ledger carry? Claim, intent and outcome, one at a time and several at once. */
import { allocateLanes, dispatchTouch, type EngineDependencies } from '#application';
import { createDatabase, createEngineUnitOfWork } from '#persistence';
import { type BenchDatabase, createBenchDatabase } from './bench-database.ts';
import { engineOn } from './bench-engine.ts';
import type { BenchRow } from './bench-report.ts';
import { createCrowd } from './crowd.ts';

const NOW = '2026-03-02T10:00:00Z';
const ACCOUNTS = 500;
const TOUCHES = 10_000;
const ROUNDS = 12;
const SENDS = 2_000;

export async function claimRows(): Promise<BenchRow[]> {
  const bench = await createBenchDatabase();
  const database = createDatabase({ url: bench.engineUrl, label: 'bench', poolSize: 16 });
  try {
    const { workspaceId } = await createCrowd(bench.owner, {
      accounts: ACCOUNTS,
      touches: TOUCHES,
      now: NOW,
    });
    const engine = engineOn(createEngineUnitOfWork(database.engineSql), NOW);
    for (let round = 0; round < ROUNDS; round += 1) {
      await bench.owner.query('UPDATE lanes SET look_at = $1, next_slot_at = $1', [NOW]);
      await allocateLanes(engine, workspaceId);
    }
    const rows: BenchRow[] = [];
    for (const parallel of [1, 6])
      rows.push({
        what: `claim, intent, outcome, ${parallel} at once`,
        measured: await throughput(engine, bench, workspaceId, parallel),
        unit: 'touches/s',
      });
    return rows;
  } finally {
    await database.close();
    await bench.close();
  }
}

async function throughput(
  engine: EngineDependencies,
  bench: BenchDatabase,
  workspaceId: string,
  parallel: number,
): Promise<number> {
  const { rows } = await bench.owner.query<{ id: string; fence: number }>(
    `SELECT id, fence FROM touches WHERE state = 'reserved' ORDER BY id LIMIT $1`,
    [SENDS],
  );
  const calls = rows[Symbol.iterator]();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (const { id, fence } of calls)
        await dispatchTouch(engine, { workspaceId, touchId: id, fence }, AbortSignal.timeout(60_000));
    }),
  );
  return (rows.length / (performance.now() - began)) * 1000;
}
