/**
 * `./overture bench engine`: how many touches can the ledger carry, and does a round's cost follow the backlog?
 *
 * Real Postgres with fsync on. The channel answers at once, so that what is measured is the engine: an allocation
 * round with a small and a large backlog, then claim → intent → outcome, one at a time and several at once.
 */
import { allocateLanes, dispatchTouch, type EngineDependencies } from '#application';
import { createDatabase, createEngineUnitOfWork } from '#persistence';
import { randomUUIDv7 } from 'node:crypto';
import { createBenchDatabase } from './support/bench-database.ts';
import { createCrowd } from './support/crowd.ts';

const NOW = '2026-03-02T10:00:00Z';
const ACCOUNTS = 500;
const ROUNDS = 20;
const SENDS = 2_000;
const backlogs = [10_000, Number(process.argv[2] ?? 200_000)];

const report = (what: string, figure: string): void =>
  void process.stdout.write(`${what.padEnd(58)}${figure}\n`);
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

for (const touches of backlogs) {
  const bench = await createBenchDatabase();
  const database = createDatabase({ url: bench.engineUrl, label: 'bench', poolSize: 16 });
  try {
    const { workspaceId } = await createCrowd(bench.owner, { accounts: ACCOUNTS, touches, now: NOW });
    const engine = engineOn(createEngineUnitOfWork(database.engineSql));
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await bench.owner.query('UPDATE lanes SET look_at = $1, next_slot_at = $1', [NOW]);
      const began = performance.now();
      const allocated = await allocateLanes(engine, workspaceId);
      times.push((performance.now() - began) / Math.max(allocated, 1));
    }
    report(
      `allocation, ${touches.toLocaleString('en')} ready touches, per touch (median)`,
      `${(median(times) * 1000).toFixed(0)} µs`,
    );
    if (touches === backlogs[0]) {
      for (const parallel of [1, 6])
        report(
          `claim, intent, outcome, ${parallel} at once`,
          `${await throughput(engine, bench, workspaceId, parallel)} touches/s`,
        );
    }
  } finally {
    await database.close();
    await bench.close();
  }
}

async function throughput(
  engine: EngineDependencies,
  bench: Awaited<ReturnType<typeof createBenchDatabase>>,
  workspaceId: string,
  parallel: number,
): Promise<string> {
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
  return Math.round((rows.length / (performance.now() - began)) * 1000).toLocaleString('en');
}

function engineOn(work: EngineDependencies['work']): EngineDependencies {
  const now = Temporal.Instant.from(NOW);
  const channel = {
    send: () => Promise.resolve({ kind: 'delivered', externalId: randomUUIDv7() } as const),
    findEvidence: () => Promise.resolve({ found: 'no_record', detail: 'bench' } as const),
    readInbox: () => Promise.resolve({ signals: [], cursor: '' }),
    interpreterVersion: 1,
    interpret: () => Promise.resolve({ kind: 'irrelevant', detail: 'bench' } as const),
  };
  return {
    work,
    clock: { now: () => Promise.resolve(now), realDelayUntil: () => Promise.resolve(0) },
    channels: { email: { ...channel, channel: 'email' }, linkedin: { ...channel, channel: 'linkedin' } },
    lock: { key: 1n, isHeld: () => true },
    settings: {
      leaseMs: 900_000,
      sendDeadlineMs: 120_000,
      settleMs: 600_000,
      evidenceEveryMs: 5_000,
      lostWakeupMs: 60_000,
      horizonSeconds: 300,
      batch: 200,
    },
    addressChecks: null,
    newId: () => randomUUIDv7(),
    openCredentials: () => ({}),
    unsubscribeUrl: () => 'http://127.0.0.1/u/bench',
    messageId: (touchId, address) => `<${touchId}@${address.split('@')[1] ?? 'bench.test'}>`,
    random: Math.random,
    underWay: new Set(),
    report: (error) => {
      throw error;
    },
  };
}
