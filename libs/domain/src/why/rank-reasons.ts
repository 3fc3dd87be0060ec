/** Of many that wait: for which reasons, how many each, and until when? */
import { earliest } from '../time/order.js';
import type { TouchKind } from '../touch/touch.js';
import type { WaitingReason } from './waiting-reasons.js';

/** Some who wait for one reason, in one lane where there is one. */
export interface Waiting {
  readonly reason: WaitingReason;
  readonly count: number;
  /** When the first of them may go on; null when nobody can say. */
  readonly until: Temporal.Instant | null;
  readonly lane: { readonly accountId: string; readonly kind: TouchKind } | null;
}

export interface RankedReason {
  readonly reason: WaitingReason;
  readonly count: number;
  readonly until: Temporal.Instant | null;
  /** Where they wait, the fullest lane first. */
  readonly lanes: readonly {
    readonly accountId: string;
    readonly kind: TouchKind;
    readonly count: number;
    readonly until: Temporal.Instant | null;
  }[];
}

/** Nobody is lost and nobody counts twice: the counts add up to those that came in. Most people first. */
export function rankReasons(waiting: readonly Waiting[]): RankedReason[] {
  const byReason = Map.groupBy(
    waiting.filter(({ count }) => count > 0),
    ({ reason }) => reason,
  );
  return [...byReason]
    .map(([reason, some]) => ({ reason, ...together(some), lanes: lanesOf(some) }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
}

function lanesOf(waiting: readonly Waiting[]): RankedReason['lanes'] {
  const byLane = Map.groupBy(waiting, ({ lane }) => (lane ? `${lane.accountId}/${lane.kind}` : ''));
  return [...byLane.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, some]) => (some[0]?.lane ? [{ ...some[0].lane, ...together(some) }] : []))
    .sort((one, other) => other.count - one.count);
}

const together = (waiting: readonly Waiting[]) => ({
  count: waiting.reduce((sum, { count }) => sum + count, 0),
  until: earliest(waiting.flatMap(({ until }) => until ?? [])) ?? null,
});
