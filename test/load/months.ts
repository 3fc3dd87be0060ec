/**
 * `./overture bench months [worlds] [people per zone]`: is a rule ever broken in years of busy workspaces?
 *
 * The longer form of simulated-months.spec.ts: each world has a seed of its own, and fails with what was against which rule.
 */
import { simulate } from '#domain';
import { busyMonths, faultsOf, MONTHS } from '../support/simulated-months.ts';

const worlds = Number(process.argv[2] ?? 20);
const perZone = Number(process.argv[3] ?? 230);
let broken = 0;
for (let seed = 1; seed <= worlds; seed += 1) {
  const start = busyMonths(String(seed), perZone);
  const going = simulate(start, { ...MONTHS, seed: String(seed) });
  let step = going.next();
  while (!step.done) step = going.next();
  const { paths, moments } = step.value;
  const faults = faultsOf(start, step.value);
  const sent = paths.reduce((sum, { sends }) => sum + sends.length, 0);
  broken += faults.length;
  process.stdout.write(
    `world ${seed}: ${paths.length} people, ${sent} touches, ${moments} moments, ${faults.length} faults\n${faults
      .slice(0, 20)
      .map((fault) => `  ${fault}\n`)
      .join('')}`,
  );
}
process.exitCode = broken === 0 ? 0 : 1;
