/**
 * When do the hours of a touch let it through in virtual time?
 *
 * Asked of `openingFrom`, as planning and the last gate do. Each opening is worked out once for all who share their hours:
 * time only moves on, so one stretch is remembered of each.
 */
import { openingFrom } from '../pacing/opening.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { SendingWindow } from '../pacing/window.js';
import { closesAtInAny } from '../pacing/window-intersection.js';

export interface VirtualOpening {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly reason: DeferralReason;
}

export interface VirtualHours {
  isOpen(windows: readonly SendingWindow[], at: number): boolean;
  opening(windows: readonly SendingWindow[], at: number): VirtualOpening;
}

/** From `from` on shut, from `opensAt` on open, until `closesAt`. */
interface Stretch {
  readonly from: number;
  readonly opensAt: number;
  readonly closesAt: number;
}

const DAY_MS = 86_400_000;

export function createVirtualHours(): VirtualHours {
  const stretches = new WeakMap<readonly SendingWindow[], Stretch>();
  const stretchAt = (windows: readonly SendingWindow[], at: number): Stretch => {
    const known = stretches.get(windows);
    if (known && at >= known.from && at < known.closesAt) return known;
    const { at: opensAt, reason } = openingFrom(windows, Temporal.Instant.fromEpochMilliseconds(at));
    // What does not open within the days that windows are searched never does while anybody looks ahead.
    const stretch =
      reason === 'window_never_opens'
        ? { from: at, opensAt: Infinity, closesAt: Infinity }
        : {
            from: at,
            opensAt: opensAt.epochMilliseconds,
            closesAt: closesAtInAny(windows, opensAt)?.epochMilliseconds ?? Infinity,
          };
    stretches.set(windows, stretch);
    return stretch;
  };
  return {
    isOpen: (windows, at) => windows.length === 0 || stretchAt(windows, at).opensAt <= at,
    opening(windows, at) {
      if (windows.length === 0) return { at, reason: 'outside_window' };
      const { opensAt } = stretchAt(windows, at);
      if (opensAt === Infinity) return { at: at + DAY_MS, reason: 'window_never_opens' };
      return { at: Math.max(at, opensAt), reason: 'outside_window' };
    },
  };
}
