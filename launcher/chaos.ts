/**
 * `./overture chaos [--seed TEXT] [--people N] [--faults N] [--minutes N]`: do the promises hold while everything breaks, for
 * long? The test of test/chaos/soak.spec.ts at full size: thousands of touches, dozens of faults, every named point. The same
 * seed breaks the same things in the same order.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { newThrowawayArea } from './area/area.ts';
import { withSession } from './processes/session.ts';
import { buildWhenChanged } from './system/build.ts';
import { startTestServers } from './system/test-servers.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { say } from './terminal/say.ts';
import { runProject } from './test/jest.ts';

/** About three touches a person: more than 3,000 touches. */
const DEFAULTS = { people: '1200', faults: '51', minutes: '60' };
/** People for whom one sender is enough, so that budgets do not stretch the run. */
const PEOPLE_A_SENDER = 60;
/** Each of the six named points, three times. */
const DEATHS = 18;

export async function chaos(args: readonly string[]): Promise<number> {
  const { seed, people, faults, minutes } = readFlags(args);
  say(`Seed ${seed}: ./overture chaos --seed ${seed} plays this run again.`);
  return withSession(newThrowawayArea(), 'chaos', async (session) => {
    await buildWhenChanged(session);
    const servers = await startTestServers(session, { durable: false });
    const tally = await runProject(session, 'chaos', ['chaos/soak'], {
      ...servers,
      CHAOS_SEED: seed,
      CHAOS_PEOPLE: people,
      CHAOS_SENDERS: String(Math.max(4, Math.ceil(Number(people) / PEOPLE_A_SENDER))),
      CHAOS_FAULTS: faults,
      CHAOS_DEATHS: String(DEATHS),
      CHAOS_MINUTES: minutes,
      CHAOS_LEAST_SENT_PERCENT: '95',
      CHAOS_LEAST_DEATHS: String(DEATHS),
      CHAOS_TELL: '1',
    });
    return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
  });
}

function readFlags(args: readonly string[]) {
  const options = {
    seed: { type: 'string' },
    people: { type: 'string', default: DEFAULTS.people },
    faults: { type: 'string', default: DEFAULTS.faults },
    minutes: { type: 'string', default: DEFAULTS.minutes },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options });
    for (const name of ['people', 'faults', 'minutes'] as const)
      if (!/^[1-9]\d{0,5}$/.test(values[name])) throw new Error(`--${name} takes a whole number above 0.`);
    return { ...values, seed: values.seed ?? randomBytes(4).toString('hex') };
  } catch (error) {
    throw new LauncherError(error instanceof Error ? error.message : String(error), ['see: ./overture help']);
  }
}
