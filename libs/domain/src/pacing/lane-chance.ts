/** When may this lane send once more, and what keeps it from sending before? */
import { nextLocalDay } from '../time/local-day.js';
import { earliest, isBefore, later } from '../time/order.js';
import { isExempt } from '../touch/touch.js';
import type { AllocationRound, Candidate, Lane } from './lane.js';
import type { DeferralReason } from './reasons.js';
import { nextOpeningInAll } from './window-intersection.js';

/** What does not open by itself, a window or a budget, is looked at again after this long. */
const NEVER_OPENS_HOURS = 24;

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

/** The most urgent touch that is due by then. */
export function firstDue(waiting: Iterable<Candidate>, at: Temporal.Instant): Candidate | undefined {
  for (const candidate of waiting) if (!isBefore(at, candidate.dueAt)) return candidate;
  return undefined;
}

/** When one of these touches, none of which is due at `at`, can go; the end of the round when there are none. */
export function whenDue(
  waiting: Iterable<Candidate>,
  at: Temporal.Instant,
  round: AllocationRound,
): Temporal.Instant {
  const due = earliest([...waiting].map((candidate) => candidate.dueAt));
  return due ?? later(at, round.now.add({ seconds: Math.max(1, round.horizonSeconds) }));
}

/** The pause after a send: uniform between the lane's bounds. */
export function gapMs({ gapSeconds: { min, max } }: Lane, { random }: AllocationRound): number {
  return Math.round((min + random() * (max - min)) * 1000);
}
