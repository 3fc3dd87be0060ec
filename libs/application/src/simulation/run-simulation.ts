/** How does a long calculation leave others their turn? It takes a breath now and then. */
import { setImmediate as breath } from 'node:timers/promises';
import { simulate, type SimulatedRun, type SimulatedWorld, type SimulationRules } from '#domain';

export async function runSimulation(world: SimulatedWorld, rules: SimulationRules): Promise<SimulatedRun> {
  const run = simulate(world, rules);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    await breath();
  }
}
