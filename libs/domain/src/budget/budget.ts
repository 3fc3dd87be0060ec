/** How much is left where several limits hold at once? The tightest one decides. */
import { isBefore } from '../time/order.js';
import type { DeferralReason } from '../pacing/reasons.js';

/** One limit as it stands: what it allows, what is taken of it, and when it allows something again. */
export interface LimitState {
  readonly cap: number;
  /** Used and reserved. */
  readonly taken: number;
  /** Null when nothing but a person gives it room again. */
  readonly opensAt: Temporal.Instant | null;
  /** What a touch is told that this limit holds back. */
  readonly reason: DeferralReason;
}

/** What all limits of a lane leave it. */
export interface Budget {
  readonly room: number;
  /** When the tightest limit has room again; null when nothing but a person gives it some. */
  readonly opensAt: Temporal.Instant | null;
  readonly reason: DeferralReason;
}

export const UNLIMITED: Budget = { room: Number.MAX_SAFE_INTEGER, opensAt: null, reason: 'budget_spent' };

/** Smallest room wins; of those that leave the same, the one that stays shut the longest. */
export function tightest(limits: readonly LimitState[]): Budget {
  return limits.reduce((least, { cap, taken, opensAt, reason }) => {
    const room = Math.max(0, cap - taken);
    if (room > least.room) return least;
    if (room === least.room && !opensLater(opensAt, least.opensAt)) return least;
    return { room, opensAt, reason };
  }, UNLIMITED);
}

const opensLater = (one: Temporal.Instant | null, other: Temporal.Instant | null): boolean =>
  other !== null && (one === null || isBefore(other, one));
