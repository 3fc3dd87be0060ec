/** When may this lane send once more, and what keeps it from sending before? */
import { nextLocalDay } from '../time/local-day.js';
import { isBefore, later } from '../time/order.js';
import { isExempt } from '../touch/touch.js';
import type { AllocationRound, Lane } from './lane.js';
import type { DeferralReason } from './reasons.js';
import { nextOpeningInAll } from './window-intersection.js';

/** What does not open by itself, a window or a budget, is looked at again after this long. */
export const NEVER_OPENS_HOURS = 24;

export interface Chance {
  /** The earliest instant of the next send. */
  readonly at: Temporal.Instant;
  /** Whether a slot may be reserved there in this round. */
  readonly inReach: boolean;
  readonly reason: DeferralReason;
}

export function nextChance(lane: Lane, round: AllocationRound): Chance {
  const from = later(round.now, lane.nextSlotAt);
  const horizon = round.now.add({ seconds: round.horizonSeconds });
  // Answers to people who wrote are exempt from windows and budgets, and tests to oneself.
  if (isExempt(lane.kind)) return { at: from, inReach: !isBefore(horizon, from), reason: 'gap' };

  const tomorrow = nextLocalDay(round.now, lane.zone);
  const opening = nextOpeningInAll(lane.windows, from);
  if (!opening) {
    return { at: round.now.add({ hours: NEVER_OPENS_HOURS }), inReach: false, reason: 'window_never_opens' };
  }
  const { room, opensAt, reason } = lane.budget;
  if (room <= 0 && opensAt === null)
    return { at: round.now.add({ hours: NEVER_OPENS_HOURS }), inReach: false, reason };
  if (room <= 0 && opensAt !== null && isBefore(opening, opensAt))
    return { at: nextOpeningInAll(lane.windows, opensAt) ?? opensAt, inReach: false, reason };
  return {
    at: opening,
    inReach: room > 0 && !isBefore(horizon, opening) && isBefore(opening, tomorrow),
    reason: isBefore(from, opening) ? 'outside_window' : 'gap',
  };
}

/** The pause after a send: uniform between the lane's bounds. */
export function gapMs({ gapSeconds: { min, max } }: Lane, { random }: AllocationRound): number {
  return Math.round((min + random() * (max - min)) * 1000);
}

/** At most so many slots fit between now and the horizon; never more than `most`. */
export function slotsInReach(
  lane: Pick<Lane, 'nextSlotAt' | 'gapSeconds'>,
  { now, horizonSeconds }: Pick<AllocationRound, 'now' | 'horizonSeconds'>,
  most: number,
): number {
  const waitMs = Math.max(0, lane.nextSlotAt.epochMilliseconds - now.epochMilliseconds);
  const reachMs = horizonSeconds * 1000 - waitMs;
  if (reachMs < 0) return 0;
  return Math.min(most, Math.floor(reachMs / Math.max(1, lane.gapSeconds.min * 1000)) + 1);
}
