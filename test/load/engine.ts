/**
 * `./overture bench engine [enrolled] [--only name,name]`: what does the engine cost, and does any of it follow the number of
 * people enrolled?
 *
 * Real Postgres with fsync on. Each group of rows stands in a file of its own under support/, beside its yardstick.
 */
import { allocationRows } from './support/allocation-rows.ts';
import { type BenchRow, report } from './support/bench-report.ts';
import { claimRows } from './support/claim-rows.ts';
import { launchRows } from './support/launch-rows.ts';
import { memoryRows } from './support/memory-rows.ts';
import { simulationRows } from './support/simulation-rows.ts';
import { touchRows } from './support/touch-rows.ts';

const FEW = 10_000;
const { enrolled, only } = asked(process.argv.slice(2));

const GROUPS: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  touches: touchRows,
  claims: claimRows,
  allocation: () => allocationRows(FEW, enrolled),
  memory: () => memoryRows(FEW, enrolled),
  launch: launchRows,
  simulation: simulationRows,
};

const unknown = only.filter((name) => !(name in GROUPS));
if (unknown.length > 0)
  throw new Error(`There are no rows ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}.`);
const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(GROUPS))
  if (only.length === 0 || only.includes(name)) rows.push(...(await measure()));
report(rows);

function asked(args: readonly string[]): { enrolled: number; only: readonly string[] } {
  const at = args.indexOf('--only');
  const names = at < 0 ? '' : (args[at + 1] ?? '');
  const count = args.find((arg) => /^\d+$/.test(arg));
  return { enrolled: Number(count ?? 1_000_000), only: names.split(',').filter(Boolean) };
}
