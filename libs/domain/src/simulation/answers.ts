/**
 * Who accepts, and who answers, in one run?
 *
 * Drawn from the seed and the person, so that the order in which people are looked at makes no difference. Delays are
 * exponential: most answers come soon, some late.
 */
import { seededRandom } from '../random/seeded-random.js';
import type { AnswerRates } from './world.js';

/** Mean of the delays. An invitation lies longer than a message. */
const MEAN_MS = { acceptance: 2 * 86_400_000, reply: 3 * 86_400_000 };

export interface Answers {
  /** Milliseconds after the invitation; null: never. */
  readonly acceptsAfter: number | null;
  /** Milliseconds after the first contact; null: never. */
  readonly repliesAfter: number | null;
}

export function answersOf(seed: string, enrollmentId: string, rates: AnswerRates): Answers {
  const random = seededRandom(`${seed}/${enrollmentId}`);
  const [accepts, acceptDelay, replies, replyDelay] = [random(), random(), random(), random()];
  const after = (mean: number, draw: number) => Math.round(-Math.log(1 - draw) * mean);
  return {
    acceptsAfter: accepts < rates.acceptance ? after(MEAN_MS.acceptance, acceptDelay) : null,
    repliesAfter: replies < rates.reply ? after(MEAN_MS.reply, replyDelay) : null,
  };
}
