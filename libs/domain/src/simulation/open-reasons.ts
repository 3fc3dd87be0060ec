/** Why does somebody not come to an end in the days that were looked at? */
import { DEFERRAL_REASONS } from '../pacing/reasons.js';

export const OPEN_REASONS = {
  ...DEFERRAL_REASONS,
  beyond_horizon: 'It would go on after the days that were looked at.',
  awaiting_decision: "A person or the provider's record must say first whether something went out.",
  missing_value:
    'Their next text needs something that nobody knows about them; whoever adds it lets them go on.',
  suppressed: 'They may not be contacted, so the sequence stops at its next touch.',
} as const;
export type OpenReason = keyof typeof OPEN_REASONS;
