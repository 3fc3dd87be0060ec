/**
 * `./overture bench engine [enrolled]`: what does the engine cost, and does any of it follow the number of people enrolled?
 *
 * Real Postgres with fsync on. Each row stands in a file of its own under support/, beside its yardstick.
 */
import { allocationRows } from './support/allocation-rows.ts';
import { report } from './support/bench-report.ts';
import { claimRows } from './support/claim-rows.ts';
import { simulationRows } from './support/simulation-rows.ts';

const FEW = 10_000;
const enrolled = Number(process.argv[2] ?? 1_000_000);

report([...(await allocationRows(FEW, enrolled)), ...(await claimRows())]);
report(await simulationRows());
