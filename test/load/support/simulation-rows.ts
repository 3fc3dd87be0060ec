/**
 * What does it cost to look ahead, and does that leave anything behind?
 *
 * The operation itself: the world is read from Postgres, and walked to the end of the campaign.
 */
import { createReadHandlers } from '#application';
import { createDatabase } from '#persistence';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createBenchDatabase } from './bench-database.ts';
import type { BenchRow } from './bench-report.ts';
import { createSimulatedCrowd } from './simulated-crowd.ts';

const PEOPLE = 10_000;
const ACCOUNTS = 20;
/** What one run may take, in milliseconds. */
const TARGET = 5_000;
const NOW = Temporal.Instant.from('2026-03-02T07:00:00Z');
const RUNS = 5;
const MB = 1024 * 1024;

export async function simulationRows(): Promise<BenchRow[]> {
  const bench = await createBenchDatabase();
  const database = createDatabase({ url: bench.apiUrl, label: 'bench', poolSize: 2 });
  try {
    const { workspaceId, campaignId } = await createSimulatedCrowd(bench.owner, {
      accounts: ACCOUNTS,
      people: PEOPLE,
      now: NOW.toString(),
    });
    const caller = { workspaceId, apiKeyId: workspaceId, scopes: [], kind: 'service' } as const;
    const rates = { acceptance: 0, reply: 0 };
    const look = async () => {
      const began = performance.now();
      const told = await database.unitOfWork.read(workspaceId, (stores) =>
        createReadHandlers()['campaigns.simulate'](
          { caller, now: NOW, stores },
          { campaignId, days: 366, runs: 1, seed: '1', limit: 50, rates },
        ),
      );
      const took = performance.now() - began;
      const sent = told.days.reduce((sum, { count }) => sum + count, 0);
      if (told.finishesAt === null || sent !== PEOPLE * 8)
        throw new Error(`The campaign of the bench does not come to its end: ${sent} touches.`);
      return took;
    };
    const collect = collector();
    const times = [await look()];
    const first = collect();
    const stop = peakHeap();
    while (times.length < RUNS) times.push(await look());
    const peak = stop();
    const last = collect();
    const said = PEOPLE.toLocaleString('en');
    return [
      {
        what: `simulate ${said} leads × 8 steps, one run, its world read from Postgres`,
        measured: [...times].sort((one, other) => one - other)[RUNS >> 1] ?? 0,
        unit: 'ms',
        yardstick: { what: 'the target', measured: TARGET },
        reach: { at: 'most', ratio: 1 },
      },
      {
        what: `heap in use after ${RUNS} such runs`,
        measured: last / MB,
        unit: 'MB',
        yardstick: { what: 'after the first', measured: first / MB },
        reach: { at: 'most', ratio: 1.1 },
      },
      { what: 'most heap in use during one, before anything is collected', measured: peak / MB, unit: 'MB' },
    ];
  } finally {
    await database.close();
    await bench.close();
  }
}

/** Collects what nobody holds any more, and says what is left. */
function collector(): () => number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
}

function peakHeap(): () => number {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage().heapUsed));
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    return look();
  };
}
