/** leads.explain: what happened with a lead, what is next, when, and because of which rule. */
import { DEFERRAL_REASONS, type DeferralReason } from '#domain';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import { leadView } from '../leads/lead-view.js';
import type { ReadContext, ReadHandler } from '../operations/operation-context.js';
import type { EnrollmentStory, TouchRow } from './touch-reads.port.js';

export const explainLead: ReadHandler<'leads.explain'> = async (context, { leadId }) => {
  const { stores } = context;
  const lead = await getLeadOrRefuse(stores, leadId);
  const suppression = await stores.outcomes.suppressionOfLead(lead.id);
  const touches = await stores.touches.ofLead(lead.id);
  const stories = await stores.touches.enrollmentsOfLead(lead.id);
  const enrollments = [];
  for (const story of stories) {
    const own = touches.filter((touch) => touch.enrollmentId === story.enrollmentId);
    enrollments.push({
      ...story,
      touches: own.map((touch) => ({ ...touch, touchId: touch.id })),
      explanation: await explain(context, story, own),
    });
  }
  return {
    lead: leadView(lead),
    suppressed: suppression
      ? { kind: suppression.kind, value: suppression.value, reason: suppression.reason }
      : null,
    enrollments,
  };
};

async function explain(
  { stores }: ReadContext,
  story: EnrollmentStory,
  touches: readonly TouchRow[],
): Promise<string> {
  if (story.status === 'finished') return 'The sequence was walked to its end.';
  if (story.status === 'stopped')
    return `The sequence was stopped: ${(story.stopReason ?? 'unknown').replaceAll('_', ' ')}.`;
  if (story.paused) return DEFERRAL_REASONS.enrollment_paused;
  if (story.campaignStatus === 'paused') return DEFERRAL_REASONS.campaign_paused;
  const open = touches.find((touch) => !['sent', 'failed', 'cancelled'].includes(touch.state));
  if (!open)
    return story.nextLookAt
      ? `Waiting at step "${story.stepId}" until ${story.nextLookAt.toString()}, or until a signal arrives.`
      : `Moving on from step "${story.stepId}".`;
  if (open.kind === 'manual_task')
    return `A person is asked to do the task of step "${open.stepId ?? ''}" by ${open.dueAt.toString()} (tasks.complete, tasks.skip).`;
  const what = `The ${open.kind.replace('_', ' ')} of step "${open.stepId ?? ''}"`;
  if (open.state === 'reserved') return `${what} has a slot at ${open.slotAt?.toString() ?? 'once'}.`;
  if (open.state === 'held')
    return `${what} may or may not have gone out; a person must decide (touches.resolve).`;
  if (open.state !== 'ready') return `${what} is being sent, or its outcome is being looked up.`;
  const lane = await stores.touches.lane(open.accountId, open.kind);
  const reason = open.reason ?? lane?.reason ?? undefined;
  const because =
    reason && reason in DEFERRAL_REASONS ? ` ${DEFERRAL_REASONS[reason as DeferralReason]}` : '';
  return `${what} waits for a slot.${because}${lane ? ` Looked at again at ${lane.lookAt.toString()}.` : ''}`;
}
