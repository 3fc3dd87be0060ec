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
  week_spent: 'The account has used its budget for seven days in a row.',
  month_spent: 'The account has used its budget for this month.',
  credits_spent: 'The account has no credits left for this; it is tried again until there are new ones.',
  invitations_pending: 'Too many invitations of the account are still unanswered.',
  warming_up: 'The account is young and has done what it may do today.',
  limit_reported: 'The provider reported a limit, so the account does less for the rest of the day.',
  recipient_domain_spent: 'The account has written to enough people of this domain today.',
  campaign_spent: 'The campaign has used its budget for today.',
  notes_spent: 'The account has no invitation with a note left this month.',
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
