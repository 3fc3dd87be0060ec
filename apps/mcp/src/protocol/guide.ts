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
| linkedin_follow | | The profile is followed. |
| linkedin_inmail | subject, body (up to ${MAX_LENGTH.inmailBody} characters) | A paid message to somebody who is no connection; connections are passed over. |
| linkedin_withdraw | | The invitation of this sequence that nobody answered is taken back; without one it is passed over. |
| manual_task | title, body, within | A person is asked to do something; the sequence waits until they complete or skip it. |
| wait | for: {days, hours, minutes, workingDays}, at most ${MAX_WAIT_DAYS} days; until: {weekdays, time} | Nothing, for that long, and then until the next such weekday and time. |
| condition | ask, within, then, else | A branch. ask: invitation_accepted, replied, has_email, has_linkedin, meeting_booked, deal_won, or field_equals with field and value. within: how long a no may still become a yes. |
| split | variants: [{name, weight, next}], by: lead or company | Deals each lead to one variant, by weight. Figures tell the variants apart. |
| set_field | field, value | Writes an attribute of the lead. |
| add_to_audience | audienceId | Adds the lead to a static audience. |
| webhook | webhookId | Tells that endpoint that the lead came by; the sequence does not wait for it. |
| goal | ask: replied, meeting_booked, deal_won or field_equals; next | Whoever meets it comes here at once from wherever they stand and counts as converted. Nothing needs to lead to it. A goal for a reply or a meeting takes the place of the stop. |
| end | | The sequence is over; added by itself at the end of the list. |

\`id\` names a step for branches. \`then\`, \`else\` and \`next\` name the id of the step that follows; left out, then and next mean the next step of the list, and else means the end.

A reply, a bounce, an unsubscribe, a suppression or a booked meeting ends the sequence of that person by itself, unless a goal asks for it: no condition is needed. Steps on a channel on which a person cannot be reached are passed over. Everything is sent inside the windows and daily budgets of the accounts.

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
