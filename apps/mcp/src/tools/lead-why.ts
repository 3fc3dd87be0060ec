/** lead_why: Why was this person contacted, or not? */
import { z } from 'zod';
import type { EdgeOutput } from '../calls/edge.js';
import { describeLead, leadFields, theLeadId } from '../names/find-lead.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { readingTool } from './tool.js';

type Story = EdgeOutput<'leads.explain'>['enrollments'][number];

const MOST_STORIES = 10;

export const leadWhy = readingTool({
  name: 'lead_why',
  title: 'Why: one lead',
  description:
    'What happened with one person, what comes next, when, and because of which rule: use it for "why was X (not) contacted?". For a whole campaign use campaign_figures.',
  input: z.strictObject({
    lead: z.string().min(1).max(500).describe('Lead id, email address, LinkedIn URL or name.'),
  }),
  run: async ({ read }, { lead }) => {
    const told = await read('leads.explain', { leadId: await theLeadId(read, lead) });
    const stories = told.enrollments.slice(0, MOST_STORIES);
    const { suppressed } = told;
    const lines = [
      describeLead(told.lead),
      suppressed
        ? `Suppressed, so never contacted: ${suppressed.kind} ${cleanLine(suppressed.value)}, ${cleanLine(suppressed.reason, 300)}.`
        : '',
      ...stories.map(line),
      stories.length === 0 ? 'In no campaign, so nothing is planned.' : '',
    ];
    return {
      text: lines.filter(Boolean).join('\n'),
      data: { lead: leadFields(told.lead), suppressed, enrollments: stories.map(fields) },
    };
  },
});

function line(story: Story): string {
  const sent = story.touches.filter(({ state }) => state === 'sent');
  const done = sent.map(({ kind, sentAt }) => `${kind} ${sentAt ?? ''}`.trim()).join(', ');
  return (
    `- ${cleanLine(story.campaignName)} (${story.campaignId}, ${story.campaignStatus}): ${story.status}. ` +
    `${cleanLine(story.explanation, 500)}${done ? ` Sent: ${done}.` : ' Nothing was sent yet.'}`
  );
}

function fields(story: Story): Record<string, unknown> {
  return {
    campaign_id: story.campaignId,
    campaign: cleanLine(story.campaignName),
    campaign_status: story.campaignStatus,
    status: story.status,
    step_id: story.stepId,
    stop_reason: story.stopReason,
    next_look_at: story.nextLookAt,
    explanation: cleanLine(story.explanation, 500),
    touches: story.touches.slice(0, 20).map(({ touchId, stepId, kind, state, dueAt, sentAt, reason }) => ({
      touch_id: touchId,
      step_id: stepId,
      kind,
      state,
      due_at: dueAt,
      sent_at: sentAt,
      reason,
    })),
  };
}
