/** Why does somebody in a sequence not get anything now, and what can be done about it? */
import { DEFERRAL_REASONS, type DeferralReason } from '../pacing/reasons.js';

/** What is no deferral of a touch: where the sequence or the campaign itself stands. */
const STANDINGS = {
  campaign_draft: 'The campaign is a draft: nobody is in it yet.',
  campaign_scheduled: 'The campaign starts later.',
  campaign_stopped: 'The campaign was stopped for good.',
  campaign_completed: 'The campaign is over: everybody in it is at the end.',
  nobody_enrolled: 'Nobody is in the campaign.',
  nothing_waits: 'Nothing waits for this account.',
  waiting_to_enter: 'They wait to enter: the caps of the campaign are reached.',
  waiting_at_step: 'The sequence waits at a step, or for a signal.',
  moving_on: 'The sequence is about to move on.',
  has_slot: 'It has a time at which it goes.',
  being_sent: 'It is being sent at this moment.',
  awaiting_decision: 'It may or may not have gone out; a person must decide.',
} as const;

export const WAITING_REASONS = { ...DEFERRAL_REASONS, ...STANDINGS } as const;
export type WaitingReason = DeferralReason | keyof typeof STANDINGS;

/** What a person does about it; where nothing stands, it passes by itself. */
const REMEDIES: Readonly<Partial<Record<WaitingReason, string>>> = {
  campaign_draft: 'Plan a launch: POST /v1/campaigns/{id}/launch-plans.',
  campaign_paused: 'Resume it: POST /v1/campaigns/{id}/resume.',
  workspace_killed: 'Release the kill switch: PATCH /v1/workspace.',
  account_paused: 'Resume the account: PATCH /v1/accounts/{id}.',
  account_needs_attention: 'Reconnect the account: PUT /v1/accounts/{id}/credentials, then resume it.',
  inbox_not_read: 'See that a worker runs and that the mailbox or provider answers.',
  enrollment_paused: 'Resume those people: POST /v1/enrollments/{id}/resume.',
  awaiting_decision: 'Decide about them: GET /v1/touches?state=held, then POST /v1/touches/{id}/resolve.',
  waiting_to_enter: 'Raise the caps: PUT /v1/campaigns/{id}/caps.',
};

export const remedyOf = (reason: WaitingReason): string | null => REMEDIES[reason] ?? null;

export const isWaitingReason = (reason: string): reason is WaitingReason =>
  Object.hasOwn(WAITING_REASONS, reason);
