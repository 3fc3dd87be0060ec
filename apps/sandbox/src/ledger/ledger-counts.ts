/** How often did each thing happen? */
import type { Ledger, LedgerEntry } from './ledger.js';

export interface LedgerCounts {
  readonly emailsAccepted: number;
  readonly emailsRefused: number;
  readonly deliveryStatusesIssued: number;
  readonly profilesVisited: number;
  readonly profilesFollowed: number;
  readonly invitationsSent: number;
  readonly invitationsAccepted: number;
  readonly invitationsWithdrawn: number;
  readonly linkedinMessages: number;
  readonly inmails: number;
  readonly unsubscribesClicked: number;
  readonly meetingsBooked: number;
  readonly dealsWon: number;
  readonly dealsLost: number;
  readonly wonCents: number;
  /** People whom anything reached. */
  readonly peopleReached: number;
  /** By channel, then by kind. */
  readonly replies: Readonly<Record<'email' | 'linkedin', Readonly<Record<string, number>>>>;
}

const REACHING: readonly LedgerEntry['kind'][] = [
  'email_accepted',
  'invitation_sent',
  'profile_visited',
  'profile_followed',
  'linkedin_message_received',
  'inmail_received',
];

export function countLedger(ledger: Ledger): LedgerCounts {
  const count = (kind: LedgerEntry['kind']) => ledger.ofKind(kind).length;
  const reached = ledger.entries.filter(({ kind, personId }) => personId && REACHING.includes(kind));
  return {
    emailsAccepted: count('email_accepted'),
    emailsRefused: count('email_refused'),
    deliveryStatusesIssued: count('delivery_status_issued'),
    profilesVisited: count('profile_visited'),
    profilesFollowed: count('profile_followed'),
    invitationsSent: count('invitation_sent'),
    invitationsAccepted: count('invitation_accepted'),
    invitationsWithdrawn: count('invitation_withdrawn'),
    linkedinMessages: count('linkedin_message_received'),
    inmails: count('inmail_received'),
    unsubscribesClicked: count('unsubscribe_clicked'),
    meetingsBooked: count('meeting_booked'),
    dealsWon: count('deal_won'),
    dealsLost: count('deal_lost'),
    wonCents: ledger.ofKind('deal_won').reduce((sum, { valueCents }) => sum + valueCents, 0),
    peopleReached: new Set(reached.map(({ personId }) => personId)).size,
    replies: { email: repliesOn(ledger, 'email'), linkedin: repliesOn(ledger, 'linkedin') },
  };
}

function repliesOn(ledger: Ledger, channel: 'email' | 'linkedin'): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of ledger.ofKind('reply_sent')) {
    if (entry.channel === channel) counts[entry.reply] = (counts[entry.reply] ?? 0) + 1;
  }
  return counts;
}
