/** What exactly is the touch that a sequence asks for? Aimed at a stored identity, with its words, before it has a slot. */
import { channelOf, type TouchStep } from '#domain';
import type { DueEnrollment, PlannedTouch } from './due-enrollment-store.port.js';
import { renderStep, type RenderedStep } from './render-step.js';

/** Who was written to already comes before who was not: a started sequence is kept going. */
const FOLLOW_UP = 10;
const FIRST_CONTACT = 20;

/** `advance` asks only for touches whose channel has an account and a target. */
export function planTouch(enrollment: DueEnrollment, step: TouchStep, id: string): PlannedTouch {
  const channel = channelOf(step.kind);
  const accountId = enrollment.accountIds[channel];
  const target = enrollment.targets[channel];
  if (!accountId || !target)
    throw new Error(`Enrollment ${enrollment.id} has no ${channel} account or address.`);
  const words = renderStep(step, enrollment);
  return {
    id,
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    leadId: enrollment.leadId,
    stepId: step.id,
    kind: step.kind,
    accountId,
    channelIdentityId: target.channelIdentityId,
    subject: words.subject,
    text: words.text,
    priority: enrollment.touches.some((touch) => touch.state === 'sent') ? FOLLOW_UP : FIRST_CONTACT,
    failure: failureOf(step, words),
  };
}

/** LinkedIn takes notes of up to 300 characters (Premium); a longer one is not cut behind the author's back. */
const LONGEST_NOTE = 300;

function failureOf(step: TouchStep, words: RenderedStep): string | null {
  if (words.missing.length > 0) return `missing_variable: ${words.missing.join(', ')}`;
  if (step.kind === 'linkedin_invite' && words.text.length > LONGEST_NOTE) return 'note_too_long';
  return null;
}
