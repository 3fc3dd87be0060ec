/** Which templates come with Overture? Pure data, with ids that never change; a test holds each to the rules. */
import type { SequenceGraph } from '#domain';

export interface BuiltInTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly graph: SequenceGraph;
}

export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  {
    id: '00000000-0000-7000-8000-000000000001',
    name: 'LinkedIn first, then email',
    description:
      'A visit and an invitation without a note. Who accepts within five days gets a message, everybody else an email.',
    graph: {
      start: 'visit',
      steps: [
        { id: 'visit', kind: 'linkedin_visit', next: 'breathe' },
        { id: 'breathe', kind: 'wait', for: { days: 1 }, next: 'invite' },
        { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
        {
          id: 'accepted',
          kind: 'condition',
          if: { ask: 'invitation_accepted' },
          within: { days: 5 },
          then: 'message',
          else: 'first-email',
        },
        {
          id: 'message',
          kind: 'linkedin_message',
          body: 'Thank you for connecting, {{ first_name | default: "and hello" }}! I work with teams who run outreach on LinkedIn and by email from one place. Is that a topic for {{ company_name | default: "your team" }} this quarter?',
          next: 'message-wait',
        },
        { id: 'message-wait', kind: 'wait', for: { days: 4 }, next: 'message-again' },
        {
          id: 'message-again',
          kind: 'linkedin_message',
          body: 'One more thought, {{ first_name | default: "if I may" }}: I can send two examples from teams of your size. Shall I?',
          next: 'end',
        },
        {
          id: 'first-email',
          kind: 'email',
          subject: 'A question for {{ company_name | default: "your team" }}',
          body: 'Hello {{ first_name | default: "there" }},\n\nwho at {{ company_name | default: "your company" }} decides how you reach new customers? If it is you: would fifteen minutes next week suit you?\n\n{{ sender_first_name }}',
          next: 'email-wait',
        },
        { id: 'email-wait', kind: 'wait', for: { days: 4 }, next: 'second-email' },
        {
          id: 'second-email',
          kind: 'email',
          body: 'Hello again,\n\nin case this got lost: a short "not now" helps me as much as a yes.\n\n{{ sender_first_name }}',
          next: 'end',
        },
        { id: 'end', kind: 'end' },
      ],
    },
  },
  {
    id: '00000000-0000-7000-8000-000000000002',
    name: 'Email with two follow-ups',
    description: 'Three emails in one thread over eleven days. For audiences without LinkedIn profiles.',
    graph: {
      start: 'first-email',
      steps: [
        {
          id: 'first-email',
          kind: 'email',
          subject: '{{ company_name | default: "Your team" }} and new customers',
          body: 'Hello {{ first_name | default: "there" }},\n\nmost teams I talk to lose replies between three tools. How do you do it at {{ company_name | default: "your company" }}?\n\nIf you like, I show you in ten minutes what others changed.\n\n{{ sender_first_name }}',
          next: 'first-wait',
        },
        { id: 'first-wait', kind: 'wait', for: { days: 4 }, next: 'second-email' },
        {
          id: 'second-email',
          kind: 'email',
          body: 'Hello {{ first_name | default: "again" }},\n\nshall I send you one page about it instead of asking for your time?\n\n{{ sender_first_name }}',
          next: 'second-wait',
        },
        { id: 'second-wait', kind: 'wait', for: { days: 7 }, next: 'last-email' },
        {
          id: 'last-email',
          kind: 'email',
          body: 'I will not write again after this one. Should the topic come back, an answer to this email is enough.\n\nAll the best,\n{{ sender_first_name }}',
          next: 'end',
        },
        { id: 'end', kind: 'end' },
      ],
    },
  },
  {
    id: '00000000-0000-7000-8000-000000000003',
    name: 'Re-engage',
    description:
      'For people you spoke with some time ago: one short email, a visit, and a last question two weeks later.',
    graph: {
      start: 'hello-again',
      steps: [
        {
          id: 'hello-again',
          kind: 'email',
          subject: 'Still a topic, {{ first_name | default: "or not" }}?',
          body: 'Hello {{ first_name | default: "there" }},\n\nwe spoke a while ago, and I left it at that. Since then we added what most people asked for. Is it worth another look for {{ company_name | default: "you" }}?\n\n{{ sender_first_name }}',
          next: 'short-wait',
        },
        { id: 'short-wait', kind: 'wait', for: { days: 3 }, next: 'visit' },
        { id: 'visit', kind: 'linkedin_visit', next: 'long-wait' },
        { id: 'long-wait', kind: 'wait', for: { days: 11 }, next: 'last-question' },
        {
          id: 'last-question',
          kind: 'email',
          body: 'Shall I close this on my side? One word is enough.\n\n{{ sender_first_name }}',
          next: 'end',
        },
        { id: 'end', kind: 'end' },
      ],
    },
  },
  {
    id: '00000000-0000-7000-8000-000000000004',
    name: 'LinkedIn only',
    description:
      'An invitation, and two messages to those who accept. For people whose email address is not known.',
    graph: {
      start: 'invite',
      steps: [
        { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
        {
          id: 'accepted',
          kind: 'condition',
          if: { ask: 'invitation_accepted' },
          within: { days: 14 },
          then: 'thanks',
          else: 'end',
        },
        {
          id: 'thanks',
          kind: 'linkedin_message',
          body: 'Thank you, {{ first_name | default: "and hello" }}! May I ask how {{ company_name | default: "your company" }} finds new customers today?',
          next: 'wait',
        },
        { id: 'wait', kind: 'wait', for: { days: 5 }, next: 'offer' },
        {
          id: 'offer',
          kind: 'linkedin_message',
          body: 'If it is of use, I gladly show you how others in {{ industry | default: "your field" }} do it: ten minutes, no slides. Would this week suit you?',
          next: 'end',
        },
        { id: 'end', kind: 'end' },
      ],
    },
  },
];
