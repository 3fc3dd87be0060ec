/** Does this signal end a lead's sequence, and why? */
import type { Disposition, StopReason } from './disposition.js';

export type StopSignal =
  | { readonly kind: 'reply'; readonly disposition: Disposition; readonly automatic: boolean }
  | { readonly kind: 'bounce'; readonly hard: boolean }
  | { readonly kind: 'unsubscribed' }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'meeting_booked' };

/** Null when the sequence goes on: machines that answer and mailboxes that are full stop nothing. */
export function stopReasonFor(signal: StopSignal): StopReason | null {
  switch (signal.kind) {
    case 'reply':
      if (signal.disposition === 'unsubscribe') return 'unsubscribed';
      return signal.automatic || signal.disposition === 'out_of_office' ? null : 'replied';
    case 'bounce':
      return signal.hard ? 'bounced' : null;
    case 'unsubscribed':
      return 'unsubscribed';
    case 'suppressed':
      return 'suppressed';
    case 'meeting_booked':
      return 'meeting_booked';
  }
}
