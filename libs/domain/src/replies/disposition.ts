/** What does a reply mean for the sequence? */
export const DISPOSITIONS = [
  'interested',
  'not_interested',
  'unsubscribe',
  'out_of_office',
  'other',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why a lead's sequence stopped before its end. */
export const STOP_REASONS = [
  'replied',
  'bounced',
  'unsubscribed',
  'suppressed',
  'meeting_booked',
  'campaign_stopped',
  'converted',
  'stopped_by_hand',
  'not_a_fit',
  'wrong_person',
  'left_company',
  'erased',
  'merged',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];
