/** How are good sequences written? The text of the resource overture://guide. */
import { MAX_LENGTH, MAX_STEPS, MAX_WAIT_DAYS, METRICS, TEMPLATE_VARIABLES } from '#domain';

export const GUIDE = `# Writing sequences for Overture

## Steps
A sequence is a list of steps, walked from the first to the last. At most ${MAX_STEPS} steps.

| kind | fields | what happens |
|---|---|---|
| email | subject, body (up to ${MAX_LENGTH.emailBody} characters) | An email. Without subject it answers in the thread of the last email. |
| linkedin_visit | | The profile is visited. |
| linkedin_invite | note (up to ${MAX_LENGTH.note} characters; many accounts allow 200) | An invitation, best without a note or with a short one. |
| linkedin_message | body (up to ${MAX_LENGTH.message} characters) | A message; only to people who accepted. |
| wait | for: {days, hours, minutes}, at most ${MAX_WAIT_DAYS} days | Nothing, for that long. |
| condition | ask, within, then, else | A branch. ask: invitation_accepted, replied, has_email, has_linkedin, or field_equals with field and value. within: how long a no may still become a yes. |
| end | | The sequence is over; added by itself at the end of the list. |

\`id\` names a step for branches. \`then\`, \`else\` and \`next\` name the id of the step that follows; left out, then and next mean the next step of the list, and else means the end.

A reply, a bounce, an unsubscribe, a suppression or a booked meeting ends the sequence of that person by itself: no condition is needed for it. Steps on a channel on which a person cannot be reached are passed over. Everything is sent inside the windows and daily budgets of the accounts.

## Variables
${TEMPLATE_VARIABLES.map((name) => `{{ ${name} }}`).join(', ')}, and {{ custom.name }} for an attribute of the lead.
{{ first_name | default: "there" }} gives a text for those of whom it is not known. Without a default such people are left out of the launch.

## An example with both channels
[
  {"kind": "linkedin_visit"},
  {"kind": "linkedin_invite", "id": "invite"},
  {"kind": "condition", "ask": "invitation_accepted", "within": {"days": 3}, "then": "hello", "else": "mail"},
  {"kind": "linkedin_message", "id": "hello", "body": "Thanks for connecting, {{ first_name | default: \\"and hello\\" }}. How do you choose whom to call next?"},
  {"kind": "wait", "for": {"days": 2}},
  {"kind": "email", "id": "mail", "subject": "A question about {{ company_name | default: \\"your team\\" }}", "body": "Hi {{ first_name | default: \\"there\\" }},\\n\\n…\\n\\n{{ sender_first_name }}"},
  {"kind": "wait", "for": {"days": 3}},
  {"kind": "email", "body": "Hi {{ first_name | default: \\"there\\" }}, would next week suit you better?"}
]

## Words that work
One idea and one question in each message; under 100 words. Say why this person. A follow-up adds something new. No links in a first message. Write in the language of the person.

## What figures count
${Object.entries(METRICS)
  .map(([name, meaning]) => `- ${name}: ${meaning}`)
  .join('\n')}
`;
