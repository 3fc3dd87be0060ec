/** Why is this not going out now? Every deferral carries one of these, so that a person can be told. */
export const DEFERRAL_REASONS = {
  outside_window:
    'The hours of the workspace, the sender, the account and the campaign do not all allow it now.',
  window_never_opens: 'The hours of the workspace, the sender, the account and the campaign never meet.',
  person_touched_often:
    'This person was contacted as often as the contact policy allows; it waits until that is longer ago.',
  company_has_sender:
    'Somebody else of yours wrote to this company a short time ago; the contact policy allows one sender at a time.',
  budget_spent: 'The account has used its budget for today.',
  credits_spent: 'The account has no InMail credits left; it is tried again until there are new ones.',
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
