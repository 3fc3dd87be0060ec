/** Why is this not going out now? Every deferral carries one of these, so that a person can be told. */
export const DEFERRAL_REASONS = {
  outside_window: 'The account sends only inside its working hours.',
  budget_spent: 'The account has used its budget for today.',
  gap: 'The account leaves a pause between two sends.',
  slot_missed: 'Its moment passed while nobody could send it; it gets another one.',
  account_paused: 'The account is paused.',
  account_needs_attention: 'The account must be reconnected or repaired first.',
  inbox_not_read: "The account's inbox was not read recently, so a reply might have been missed.",
  workspace_killed: 'The kill switch of the workspace is on.',
  campaign_paused: 'The campaign is paused.',
  enrollment_paused: 'Somebody paused the sequence of this person.',
  pending_inbound: 'Something that this person wrote is still being read.',
  provider_unavailable: 'The provider did not take it; it is tried again.',
  recipient_busy: 'The receiving side asked to come back later.',
  awaiting_evidence: 'An earlier attempt may have gone out; the evidence is being looked up.',
} as const;
export type DeferralReason = keyof typeof DEFERRAL_REASONS;
