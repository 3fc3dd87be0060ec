/** Months of thousands of people in a dozen zones, through every change of clocks: is any rule ever broken? */
import {
  busyMonths,
  changesOfClocks,
  faultsOf,
  MONTHS,
  ZONES,
} from '../../../../test/support/simulated-months.js';
import { simulate } from './simulate.js';

const PER_ZONE = 230;

describe('months of a busy workspace', () => {
  const start = busyMonths('1', PER_ZONE);
  const going = simulate(start, { ...MONTHS, seed: '1' });
  let step = going.next();
  while (!step.done) step = going.next();
  const run = step.value;

  it('never outside the hours, above a limit, after an answer, too often or twice; and everybody comes to an end', () => {
    expect(start.leads.length).toBeGreaterThan(2_900);
    expect(faultsOf(start, run)).toEqual([]);
    expect(run.paths.reduce((sum, { sends }) => sum + sends.length, 0)).toBeGreaterThan(6_000);
  });

  it('go through all changes of clocks of the year, and on those days too something goes out', () => {
    const changes = changesOfClocks(run);
    const changing = ZONES.filter((zone) => zone !== 'America/Sao_Paulo');
    for (const zone of changing)
      expect(changes.filter((change) => change.zone === zone).length).toBeGreaterThanOrEqual(2);
    expect(changes.filter(({ sent }) => sent === 0)).toEqual([]);
  });
});
