/**
 * Which of several variants is better, if one can be told at all?
 *
 * Each pair is tested by itself, at a bound that is shared by all pairs (Bonferroni), so that of campaigns whose variants
 * are alike at most 5 % name a winner, however many variants there are and however often somebody looks.
 */
import { isEnough } from './interval.js';
import {
  type Answer,
  differ,
  evidenceOf,
  FALSE_WINNERS,
  ratioInterval,
  type RatioInterval,
  surpriseOf,
} from './sequential-test.js';

/** Times in milliseconds since the epoch, in any order; a person is contacted before they answer. */
export interface VariantRecord {
  readonly name: string;
  readonly contacts: readonly number[];
  readonly answers: readonly number[];
}

export interface VariantPair {
  readonly better: string | null;
  readonly pair: readonly [string, string];
  /** How many times the answers of the first the second brings; valid for all pairs at once, whenever one looks. */
  readonly ratio: RatioInterval;
  /** At most this share of pairs that are alike ever looks so different. */
  readonly surprise: number;
}

export interface Comparison {
  readonly verdict: 'winner' | 'no_winner_yet' | 'too_few';
  readonly winner: string | null;
  readonly pairs: readonly VariantPair[];
}

export function compareVariants(variants: readonly VariantRecord[]): Comparison {
  const couples = variants.flatMap((one, index) =>
    variants.slice(index + 1).map((other) => [one, other] as const),
  );
  const bound = FALSE_WINNERS / Math.max(1, couples.length);
  const pairs = couples.map(([one, other]): VariantPair => {
    const evidence = evidenceOf(answersInOrder(one, other));
    const enough = isEnough(one.contacts.length) && isEnough(other.contacts.length);
    const better = enough && differ(evidence, bound) ? [one, other][evidence.ahead ?? 0] : undefined;
    return {
      pair: [one.name, other.name],
      better: better?.name ?? null,
      ratio: ratioInterval(evidence, bound),
      surprise: Math.min(1, surpriseOf(evidence) * couples.length),
    };
  });
  const beaten = (name: string) => pairs.filter(({ better }) => better === name).length;
  const winner = variants.find(({ name }) => beaten(name) === variants.length - 1 && variants.length > 1);
  if (winner) return { verdict: 'winner', winner: winner.name, pairs };
  const tooFew = variants.filter(({ contacts }) => isEnough(contacts.length)).length < 2;
  return { verdict: tooFew ? 'too_few' : 'no_winner_yet', winner: null, pairs };
}

/** Every answer of the two, with how many of each side had been contacted and had not answered just before. */
export function answersInOrder(one: VariantRecord, other: VariantRecord): Answer[] {
  const contacts = [one, other].map((variant) => [...variant.contacts].sort(ascending));
  const all = [one, other]
    .flatMap((variant, side) => variant.answers.map((at) => ({ at, side: side as Answer['side'] })))
    .sort((left, right) => left.at - right.at || left.side - right.side);
  const contacted: [number, number] = [0, 0];
  const answered: [number, number] = [0, 0];
  return all.map(({ at, side }) => {
    for (const own of [0, 1] as const) {
      const times = contacts[own] ?? [];
      while (contacted[own] < times.length && (times[contacted[own]] ?? Infinity) <= at) contacted[own] += 1;
    }
    const waiting = [contacted[0] - answered[0], contacted[1] - answered[1]] as const;
    answered[side] += 1;
    return { side, waiting };
  });
}

const ascending = (one: number, other: number): number => one - other;
