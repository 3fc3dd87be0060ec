/** When do these hours next let something through? Whoever defers a touch for them asks here. */
import type { DeferralReason } from './reasons.js';
import type { SendingWindow } from './window.js';
import { nextOpeningInAll } from './window-intersection.js';

/** Hours that never meet are looked at again after this much business time, unless somebody changes them first. */
const NEVER = { hours: 24 };

export interface Opening {
  readonly at: Temporal.Instant;
  readonly reason: DeferralReason;
}

export function openingFrom(windows: readonly SendingWindow[], from: Temporal.Instant): Opening {
  const at = nextOpeningInAll(windows, from);
  return at ? { at, reason: 'outside_window' } : { at: from.add(NEVER), reason: 'window_never_opens' };
}
