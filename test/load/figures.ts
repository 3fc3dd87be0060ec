/**
 * `./overture bench figures`: what do figures cost to keep, and what do they cost to read?
 *
 * Real Postgres with fsync on. A campaign of a million events is counted from the log; then its figures are read as the
 * API reads them (a transaction, the handler, every row decoded), one in turn with one read of a row by its primary key,
 * through the same pool and unit of work. The promise: p99 of the figures ≤ 10 × p99 of the row.
 */
import { createReadHandlers } from '#application';
import { SCOPES } from '#contracts';
import { createDatabase, rebuildFigures, sequenceEvents, updateFigures } from '#persistence';
import { randomUUIDv7 } from 'node:crypto';
import { createBenchDatabase } from './support/bench-database.ts';
import { createCountedCampaign } from './support/counted-campaign.ts';

const EVENTS = Number(process.argv[2] ?? 1_000_000);
const READS = 2_000;
const MOST_TIMES = 10;
const BATCH = 5_000;
const DAY = Temporal.PlainDate.from('2026-01-05');

const report = (what: string, figure: string): void =>
  void process.stdout.write(`${what.padEnd(66)}${figure}\n`);
const rate = (count: number, ms: number): string =>
  `${Math.round((count / ms) * 1_000).toLocaleString('en')}/s`;
const ms = (value: number): string => `${value.toFixed(2)} ms`;

const bench = await createBenchDatabase();
const database = createDatabase({ url: bench.engineUrl, label: 'bench', poolSize: 8 });
let kept = false;
try {
  const campaign = await createCountedCampaign(bench.owner, {
    events: EVENTS,
    days: 120,
    from: DAY.toString(),
  });
  const { workspaceId, campaignId } = campaign;
  while ((await sequenceEvents(database.engineSql, 20_000)) > 0);

  // The first round makes the cursor and counts all that is there; from zero again, it is counted as it comes.
  await database.engineSql.rows(
    "INSERT INTO event_cursors (consumer) VALUES ('figures@2') ON CONFLICT DO NOTHING",
  );
  const began = performance.now();
  let counted = 0;
  for (let taken = 0; (taken = await updateFigures(database.engineSql, BATCH)) > 0;) counted += taken;
  report(`projection, ${counted.toLocaleString('en')} events`, rate(counted, performance.now() - began));
  await bench.owner.query('VACUUM ANALYZE');

  const handlers = createReadHandlers();
  const caller = { workspaceId, apiKeyId: randomUUIDv7(), scopes: SCOPES, kind: 'service' } as const;
  const now = Temporal.Instant.from('2026-06-01T09:00:00Z');
  const figures = (more: object) => () =>
    database.unitOfWork.read(workspaceId, (stores) =>
      handlers['campaigns.figures']({ caller, now, stores }, { campaignId, ...more }),
    );
  const row = () => database.unitOfWork.read(workspaceId, (stores) => stores.campaigns.find(campaignId));
  const to = DAY.add({ days: 100 }).toString();
  const asked = {
    'campaigns.figures': figures({}),
    'campaigns.figures by account': figures({ by: 'account' }),
    'campaigns.figures, 96 days': figures({ from: DAY.add({ days: 5 }).toString(), to }),
    'campaigns.figures by day': figures({ by: 'day' }),
  };
  const times = await interleaved({ row, ...asked });
  const base = quantile(times.get('row') ?? [], 0.99);
  report('one row by its primary key: p50, p99', both(times.get('row') ?? []));
  for (const name of Object.keys(asked)) {
    const own = times.get(name) ?? [];
    report(
      `${name}: p50, p99 (times the row's p99)`,
      `${both(own)}  (${(quantile(own, 0.99) / base).toFixed(1)} ×)`,
    );
  }
  const times99 = quantile(times.get('campaigns.figures') ?? [], 0.99) / base;
  kept = times99 <= MOST_TIMES;
  report(
    `promise: p99 of figures ≤ ${MOST_TIMES} × p99 of one row`,
    `${times99.toFixed(1)} ×  ${kept ? 'kept' : 'BROKEN'}`,
  );

  const before = await sums();
  const again = performance.now();
  await rebuildFigures(database.engineSql, BATCH);
  report('counted again from zero', rate(counted, performance.now() - again));
  const isSame = JSON.stringify(await sums()) === JSON.stringify(before);
  report('counted again, it says the same', isSame ? 'yes' : 'NO');
  kept &&= isSame;

  async function sums(): Promise<unknown> {
    const { rows } = await bench.owner.query(
      'SELECT dimension, grain, metric, count(*), sum(count), sum(amount_cents) FROM figures WHERE count <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3',
    );
    return rows;
  }
} finally {
  await database.close();
  await bench.close();
}
process.exitCode = kept ? 0 : 1;

/** In turns, so that what slows the machine slows all of them. */
async function interleaved(
  reads: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Map<string, number[]>> {
  const times = new Map(Object.keys(reads).map((name): [string, number[]] => [name, []]));
  for (let round = -200; round < READS; round += 1) {
    for (const [name, read] of Object.entries(reads)) {
      const began = performance.now();
      await read();
      if (round >= 0) times.get(name)?.push(performance.now() - began);
    }
  }
  return times;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function both(values: readonly number[]): string {
  return `${ms(quantile(values, 0.5))}, ${ms(quantile(values, 0.99))}`;
}
