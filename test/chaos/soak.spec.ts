/**
 * Does everything hold when everything breaks? Processes die at named points and at random, servers are emptied, replaced,
 * cut off and frozen, one machine's clock is wrong, and the world outside misbehaves; webhooks come twice and in any order,
 * as they always do there. The ledger of the world is the judge.
 *
 * A short run is part of the tests; `./overture chaos` makes it long.
 */
import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '#domain';
import {
  expectEverybodyEnded,
  expectNobodyTwice,
  expectNothingBroken,
} from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { scheduleOf } from './support/schedule.js';
import { STRIKES } from './support/strike.js';
import { startTroubledSystem } from './support/troubled-system.js';
import { settleHeld, touchesOf } from './support/verdict.js';

const whole = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const SEED = process.env['CHAOS_SEED'] ?? 'overture';
const PEOPLE = whole('CHAOS_PEOPLE', 16);
const SENDERS = whole('CHAOS_SENDERS', 2);
const SIZE = { deaths: whole('CHAOS_DEATHS', 6), faults: whole('CHAOS_FAULTS', 9) };
const LIMIT_MS = whole('CHAOS_MINUTES', 5) * 60_000;
/** Steps of the clock between two faults. */
const PAUSE_STEPS = 2;
/** A short run may be over before every point was reached; a long one hits each. */
const LEAST_DEATHS = whole('CHAOS_LEAST_DEATHS', 3);
const MOST_HELD = 0.01;
/** In a short run as many things break for far fewer touches, and a visit that a crash swallowed is not repeated. */
const LEAST_SENT = whole('CHAOS_LEAST_SENT_PERCENT', 75) / 100;

const tell = (text: string): void => void (process.env['CHAOS_TELL'] && process.stderr.write(`${text}\n`));

it(
  `whatever breaks, no step goes out twice and nobody is lost (seed ${SEED})`,
  async () => {
    const schedule = scheduleOf(SEED, SIZE);
    const random = seededRandom(`${SEED}#moments`);
    const troubled = await startTroubledSystem({
      people: Math.ceil(PEOPLE * 1.5),
      senders: SENDERS,
      seed: SEED,
      deaths: schedule.deaths,
    });
    const { system } = troubled;
    try {
      await launchCampaign(system, `limit=${PEOPLE}`);
      const faults = [...schedule.faults];
      const struck: string[] = [];
      const steps = await runToTheEnd(system, {
        timeoutMs: LIMIT_MS,
        before: async (step) => {
          await troubled.settled();
          const fault = step % PAUSE_STEPS === 0 ? faults.shift() : undefined;
          if (fault === undefined) return;
          // In the middle of what the last step of the clock set going.
          await sleep(random() * 300);
          tell(`step ${step}: ${fault}; deaths so far ${troubled.deaths()}`);
          await STRIKES[fault](troubled);
          struck.push(fault);
          await troubled.settled();
          await expectNobodyTwice(system);
        },
      });
      await troubled.settled();
      const before = await touchesOf(system);
      const held = before.byState['held'] ?? 0;
      // Only what leaves no evidence anywhere may be a person's to decide; then every sequence goes on to its end.
      await settleHeld(system);
      await runToTheEnd(system, { timeoutMs: LIMIT_MS });
      const after = await touchesOf(system);
      tell(
        JSON.stringify({
          seed: SEED,
          steps,
          deaths: troubled.deaths(),
          faults: struck.length,
          held,
          ...after,
        }),
      );

      expect(troubled.deaths()).toBeGreaterThanOrEqual(LEAST_DEATHS);
      expect(struck).toEqual(schedule.faults);
      await expectEverybodyEnded(system);
      await expectNobodyTwice(system);
      await expectNothingBroken(system);
      expect(held).toBeLessThanOrEqual(Math.ceil(before.total * MOST_HELD));
      expect(after.sent / (after.sent + after.lost)).toBeGreaterThanOrEqual(LEAST_SENT);
    } finally {
      await troubled.close();
    }
  },
  LIMIT_MS * 2,
);
