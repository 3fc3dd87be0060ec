/** What do the demo's campaigns say? A visit, an invitation, and then LinkedIn or email, whichever is open. */
import type { SequenceGraph } from '../../client/src/index.ts';

interface Words {
  readonly note: string;
  readonly subject: string;
  readonly email: string;
  readonly message: string;
  readonly followUp: string;
}

const outreach = ({ note, subject, email, message, followUp }: Words): SequenceGraph => ({
  start: 'visit',
  steps: [
    { id: 'visit', kind: 'linkedin_visit', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { hours: 4 }, next: 'invite' },
    { id: 'invite', kind: 'linkedin_invite', note, next: 'email1' },
    { id: 'email1', kind: 'email', subject, body: email, next: 'accepted' },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 3 },
      then: 'message',
      else: 'email2',
    },
    { id: 'message', kind: 'linkedin_message', body: message, next: 'rest' },
    { id: 'rest', kind: 'wait', for: { days: 2 }, next: 'email2' },
    { id: 'email2', kind: 'email', body: followUp, next: 'last' },
    { id: 'last', kind: 'wait', for: { days: 2 }, next: 'end' },
    { id: 'end', kind: 'end' },
  ],
});

export const OUTREACH_SEQUENCE = outreach({
  note: 'Hi {{ first_name | default: "there" }}, I read about your work as {{ job_title | default: "a leader" }} at {{ company_name | default: "your company" }}. Glad to connect.',
  subject: 'A question about {{ company_name | default: "your team" }}',
  email:
    'Hi {{ first_name | default: "there" }},\n\nHow does {{ company_name | default: "your team" }} decide which accounts to talk to next? We help teams answer that every morning.\n\nWorth fifteen minutes?\n\n{{ sender_first_name }}',
  message:
    'Thanks for connecting, {{ first_name | default: "and hello" }}. I sent you a short question by email; happy to hear your view here as well.',
  followUp:
    'Hi {{ first_name | default: "there" }},\n\nJust a short follow-up: would next week suit you better?\n\n{{ sender_first_name }}',
});

/** The assistant's own words, for people who lead sales. */
export const SALES_SEQUENCE = outreach({
  note: 'Hi {{ first_name | default: "there" }}, I help sales leaders see which deals need them today. Would be glad to connect.',
  subject: 'How {{ company_name | default: "your team" }} picks its next call',
  email:
    'Hi {{ first_name | default: "there" }},\n\nWhich of your reps’ conversations deserves your own time today? Sales leaders at companies like {{ company_name | default: "yours" }} ask us to answer exactly that.\n\nMay I show you how, in fifteen minutes?\n\n{{ sender_first_name }}',
  message:
    'Thanks for connecting, {{ first_name | default: "and hello" }}. If it is easier to talk here than by email, I am all ears.',
  followUp:
    'Hi {{ first_name | default: "there" }},\n\nI know how full a quarter gets. Would a short call next week fit better?\n\n{{ sender_first_name }}',
});

/** In the order in which people pass them, for showing. */
export const STEP_IDS: readonly string[] = OUTREACH_SEQUENCE.steps.map(({ id }) => id);
