/**
 * What is one counted thing?
 *
 * A fact says who or what is counted, where and on which day. Of several with the same key one stands: the first that
 * happened, or, for what changes its mind (meetings, deals), the last. So the facts that stand, and the figures that they
 * add up to, depend on no order.
 */
import type { Metric } from './metrics.js';

/** Where a fact came from. Null where it has none; an enrollment keeps its identity and its audience. */
export interface Origin {
  readonly accountId: string | null;
  readonly identityId: string | null;
  readonly audienceId: string | null;
  /** Of the touch at its step: the variant that the last split before it dealt. */
  readonly variant?: string | null;
}

export interface Fact {
  readonly campaignId: string;
  /** What is counted: a metric, or `meeting` and `deal` for how one stands. */
  readonly slot: string;
  /** A person counts once in a campaign, once at each step and once for each account: "", `step:…`, `account:…`. */
  readonly place: string;
  /** Of the enrollment, touch, meeting or deal. */
  readonly subject: string;
  /** Of facts with the same key the one with the smallest rank stands, then the one with the smallest event id. */
  readonly rank: number;
  readonly eventId: string;
  readonly leadId: string | null;
  /** Each counts one more; empty for a meeting that merely stands. */
  readonly metrics: readonly Metric[];
  /** Local day, ISO 8601. */
  readonly day: string;
  /** It counts in the figures of the campaign as a whole. */
  readonly whole: boolean;
  readonly stepId: string | null;
  readonly variant: string | null;
  readonly accountId: string | null;
  readonly identityId: string | null;
  readonly audienceId: string | null;
  readonly amountCents: number;
  /** ISO 4217, or "" where nothing is paid. */
  readonly currency: string;
}

export const DIMENSIONS = ['campaign', 'step', 'variant', 'identity', 'account', 'audience'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Under which keys of which dimensions a fact is counted. */
export function placesOf(fact: Fact): readonly (readonly [Dimension, string])[] {
  const { stepId, variant, identityId, accountId, audienceId } = fact;
  const keys: readonly (readonly [Dimension, string | null])[] = [
    ['campaign', fact.whole ? '' : null],
    ['step', stepId],
    ['variant', stepId !== null && variant !== null ? `${stepId}/${variant}` : null],
    ['identity', identityId],
    ['account', accountId],
    ['audience', audienceId],
  ];
  return keys.filter((pair): pair is readonly [Dimension, string] => pair[1] !== null);
}

export const factKey = ({ campaignId, slot, place, subject }: Fact): string =>
  [campaignId, slot, place, subject].join('|');

export const standsBefore = (one: Fact, other: Fact): boolean =>
  one.rank < other.rank || (one.rank === other.rank && one.eventId < other.eventId);

/** One fact for each key: those that stand when all of them are known. */
export function standingFacts<F extends Fact>(facts: Iterable<F>, key: (fact: F) => string = factKey): F[] {
  const found = new Map<string, F>();
  for (const fact of facts) {
    const before = found.get(key(fact));
    if (before === undefined || standsBefore(fact, before)) found.set(key(fact), fact);
  }
  return [...found.values()];
}
