/**
 * May this touch leave now?
 *
 * The last gate. It is asked inside the transaction that claims the touch, with every row that it reads locked, so
 * that nothing which stops a lead can slip in between the question and the claim.
 */
import type { CampaignStatus } from '../campaign/status.js';
import type { AddressReason } from '../people/address-verdict.js';
import type { DeferralReason } from '../pacing/reasons.js';
import type { StopReason } from '../replies/disposition.js';
import type { TouchState } from './touch.js';
import { isExempt, type TouchKind } from './touch.js';

export interface ClaimFacts {
  readonly kind: TouchKind;
  readonly state: TouchState;
  /** The reservation that asks, and the one that the row has now. */
  readonly askedFence: number;
  readonly fence: number;
  readonly killSwitch: boolean;
  /** Null for a reply, which belongs to no campaign. */
  readonly campaignStatus: CampaignStatus | null;
  readonly enrollmentStatus: 'active' | 'finished' | 'stopped' | null;
  /** Somebody holds this person's sequence. */
  readonly enrollmentPaused: boolean;
  readonly stopReason: StopReason | null;
  /** The person reached a goal, which led them away from the step that asked for it. */
  readonly leftStep: boolean;
  readonly suppressed: boolean;
  /** Something that this person sent is stored but not yet understood. */
  readonly pendingInbound: boolean;
  /** Why the workspace lets no first email go to this address; null when it does. */
  readonly addressBlockedFor: AddressReason | null;
  readonly accountStatus: 'running' | 'paused' | 'needs_attention';
  readonly inboxReadRecently: boolean;
  /** It is within the hours of everybody concerned at this very moment: a wake-up can come late, and hours can be changed. */
  readonly windowOpen: boolean;
  /** The slot is now, or was a moment ago. Slots that passed together would be sent together. */
  readonly onTime: boolean;
}

export type ClaimVerdict =
  | { readonly do: 'claim' }
  /** Another wake-up was faster, or the reservation is gone: nothing to do. */
  | { readonly do: 'ignore' }
  | { readonly do: 'defer'; readonly reason: DeferralReason }
  /** This one must not go, but the sequence may go on: by another channel, for one. */
  | { readonly do: 'fail'; readonly reason: `address_${AddressReason}` }
  /** It must never go: the sequence is over for this person, or they may not be contacted. */
  | { readonly do: 'cancel'; readonly reason: StopReason };

export function claimVerdict(facts: ClaimFacts): ClaimVerdict {
  if (facts.state !== 'reserved' || facts.fence !== facts.askedFence) return { do: 'ignore' };
  if (facts.suppressed) return { do: 'cancel', reason: 'suppressed' };
  if (facts.killSwitch) return { do: 'defer', reason: 'workspace_killed' };
  if (facts.accountStatus === 'paused') return { do: 'defer', reason: 'account_paused' };
  if (facts.accountStatus === 'needs_attention') return { do: 'defer', reason: 'account_needs_attention' };
  // A person who answers somebody is not held back by what protects strangers.
  if (isExempt(facts.kind)) return { do: 'claim' };
  if (facts.campaignStatus === 'stopped') return { do: 'cancel', reason: 'campaign_stopped' };
  if (facts.enrollmentStatus !== 'active')
    return { do: 'cancel', reason: facts.stopReason ?? 'campaign_stopped' };
  if (facts.leftStep) return { do: 'cancel', reason: 'converted' };
  if (facts.enrollmentPaused) return { do: 'defer', reason: 'enrollment_paused' };
  if (facts.campaignStatus !== 'running') return { do: 'defer', reason: 'campaign_paused' };
  if (facts.addressBlockedFor !== null) return { do: 'fail', reason: `address_${facts.addressBlockedFor}` };
  if (facts.pendingInbound) return { do: 'defer', reason: 'pending_inbound' };
  if (!facts.inboxReadRecently) return { do: 'defer', reason: 'inbox_not_read' };
  if (!facts.windowOpen) return { do: 'defer', reason: 'outside_window' };
  if (!facts.onTime) return { do: 'defer', reason: 'slot_missed' };
  return { do: 'claim' };
}
