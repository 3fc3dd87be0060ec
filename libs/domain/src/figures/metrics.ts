/** What does Overture count? Each metric with the sentence that explains it. */
import type { Disposition } from '../replies/disposition.js';
import type { StepTouchKind } from '../touch/touch.js';

type CountedReply = `replied_${Disposition}`;
type SentByKind = `sent_${StepTouchKind}`;

export const METRICS = {
  enrolled: 'People whom the campaign took up.',
  contacted: 'People to whom at least one touch was sent.',
  sent: 'Touches sent, of every kind.',
  sent_email: 'Emails sent.',
  sent_linkedin_visit: 'Profiles visited.',
  sent_linkedin_invite: 'LinkedIn invitations sent.',
  sent_linkedin_message: 'LinkedIn messages sent.',
  sent_linkedin_follow: 'Profiles followed.',
  sent_linkedin_inmail: 'InMails sent.',
  sent_linkedin_withdraw: 'Invitations taken back.',
  sent_manual_task: 'Tasks that a person completed.',
  invited: 'People invited to connect on LinkedIn.',
  accepted: 'People who accepted the invitation.',
  bounced: 'People whose mailbox refused an email for good.',
  bounced_at_send:
    'Emails that the mailbox refused before they were sent, so that they are not among the sent.',
  replied: 'People who answered, automatic answers left out.',
  replied_interested: 'People who answered with interest.',
  replied_not_interested: 'People who said no.',
  replied_unsubscribe: 'People who asked in an answer to be left alone.',
  replied_out_of_office: 'People whose mailbox said that they are away.',
  replied_other: 'People whose answer fits no rule.',
  unsubscribed: 'People who unsubscribed, by link, answer or hand.',
  dealt: 'People whom a split dealt to a variant.',
  converted: 'People who reached a goal of the sequence, or whom somebody marked as converted.',
  meetings_booked: 'Meetings booked, those that were cancelled later among them.',
  meetings_rescheduled: 'Meetings that were moved at least once.',
  meetings_cancelled: 'Meetings that stand cancelled.',
  meetings_held: 'Meetings that took place.',
  meetings_no_show: 'Meetings to which the person did not come.',
  deals_open: 'Deals that stand open.',
  deals_won: 'Deals that stand won; one that is lost or opened again later is taken off.',
  deals_lost: 'Deals that stand lost.',
  pipeline_cents: 'Value of the deals won, in cents, one figure for each currency.',
  finished: 'People who walked the sequence to its end.',
  stopped: 'People whose sequence was stopped before its end.',
  failed: 'Touches that failed for good.',
  held: 'Touches that were held for a person to decide.',
} as const satisfies Record<string, string> & Record<CountedReply | SentByKind, string>;
export type Metric = keyof typeof METRICS;

/** Metrics that count things or people; amounts of money are told by currency, beside them. */
export const COUNTED_METRICS = (Object.keys(METRICS) as Metric[]).filter(
  (metric) => metric !== 'pipeline_cents',
);
