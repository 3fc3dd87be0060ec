/**
 * May this touch be paid for, and with what?
 *
 * Asked by the last gate with the ledger's rows locked. What holds back the whole lane is told apart from what holds back
 * this touch alone: the lane is looked at again soon, the touch not before its own limit opens.
 */
import type { DeferralReason } from '../pacing/reasons.js';
import type { TouchKind } from '../touch/touch.js';
import { INVITE_NOTE } from './account-limits.js';
import { tightest, type LimitState } from './budget.js';
import type { NotePolicy } from './note-policy.js';

/** What the ledger counts of a campaign. */
export const CAMPAIGN_ITEM = 'campaign';
export const domainItem = (domain: string): string => `@${domain}`;

export interface Purchase {
  readonly kind: TouchKind;
  readonly notePolicy: NotePolicy;
  /** Of the account, for this kind. */
  readonly lane: readonly LimitState[];
  /** Null when the invitation carries no note, or is none. */
  readonly note: readonly LimitState[] | null;
  /** Null where the channel has no domains, or where they are not limited. */
  readonly domain: { readonly name: string; readonly limit: LimitState } | null;
  readonly campaign: LimitState | null;
}

export type Spending =
  | { readonly do: 'take'; readonly items: readonly string[]; readonly withoutNote: boolean }
  | { readonly do: 'hold_lane'; readonly reason: DeferralReason }
  /** Until then, or until a person makes room. */
  | { readonly do: 'hold_touch'; readonly reason: DeferralReason; readonly until: Temporal.Instant | null }
  | { readonly do: 'skip'; readonly reason: 'notes_spent' };

export function spend({ kind, notePolicy, lane, note, domain, campaign }: Purchase): Spending {
  const ofLane = tightest(lane);
  if (ofLane.room <= 0) return { do: 'hold_lane', reason: ofLane.reason };
  const own = [...(domain ? [domain.limit] : []), ...(campaign ? [campaign] : [])];
  const ofTouch = tightest(own);
  if (ofTouch.room <= 0) return { do: 'hold_touch', reason: ofTouch.reason, until: ofTouch.opensAt };
  const ofNote = note === null ? null : tightest(note);
  const withoutNote = ofNote !== null && ofNote.room <= 0;
  if (withoutNote && notePolicy === 'skip') return { do: 'skip', reason: 'notes_spent' };
  if (withoutNote && notePolicy === 'wait')
    return { do: 'hold_touch', reason: ofNote.reason, until: ofNote.opensAt };
  return {
    do: 'take',
    items: [
      kind,
      ...(ofNote !== null && !withoutNote ? [INVITE_NOTE] : []),
      ...(domain ? [domainItem(domain.name)] : []),
      ...(campaign ? [CAMPAIGN_ITEM] : []),
    ],
    withoutNote,
  };
}
