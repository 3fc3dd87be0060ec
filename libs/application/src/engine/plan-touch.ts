/** What exactly is the touch that a sequence asks for? Aimed at a stored identity, with its words, before it has a slot. */
import { type Advance, after, channelOf, DEFAULT_NOTE_POLICY, PRIORITY, type TouchStep } from '#domain';
import type { AskedTouch, DueEnrollment } from './due-enrollment-store.port.js';
import { renderStep, type RenderedStep } from './render-step.js';

/** Of a task that says nothing about it. */
const TASK_WITHIN = { days: 1 };

/** `advance` asks only for touches whose channel has an account and a target. */
export function planTouch(
  enrollment: DueEnrollment,
  { step, decisions }: Extract<Advance, { do: 'touch' }>,
  newId: string,
  now: Temporal.Instant,
): AskedTouch | { readonly blockedOn: readonly string[] } {
  const aim = aimOf(enrollment, step);
  const words = renderStep(step, {
    ...enrollment,
    touches: enrollment.touches.filter((touch) => !touch.takenBack),
  });
  if (words.missing.length > 0) return { blockedOn: [...new Set(words.missing)] };
  // What an edit took back is the same touch again: whoever heard of it hears how it goes on.
  const again = enrollment.touches.find((touch) => touch.takenBack && touch.stepId === step.id);
  return {
    id: again?.id ?? newId,
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    leadId: enrollment.leadId,
    stepId: step.id,
    kind: step.kind,
    ...aim,
    subject: words.subject,
    text: words.text,
    priority: enrollment.touches.some((touch) => touch.state === 'sent')
      ? PRIORITY.followUp
      : PRIORITY.firstContact,
    dueAt: step.kind === 'manual_task' ? after(now, step.within ?? TASK_WITHIN) : null,
    variant: variantOf(enrollment, decisions),
    whenNotesSpent: step.kind === 'linkedin_invite' ? (step.whenNotesSpent ?? DEFAULT_NOTE_POLICY) : null,
    failure: failureOf(step, words),
  };
}

function aimOf(
  { id, accountIds, targets }: DueEnrollment,
  step: TouchStep,
): Pick<AskedTouch, 'accountId' | 'channelIdentityId'> {
  const channel = channelOf(step.kind);
  if (channel === 'manual') {
    // On whose behalf: any account of the identity tells whose task it is.
    const accountId = accountIds.email ?? accountIds.linkedin;
    if (!accountId) throw new Error(`Enrollment ${id} has no account on whose behalf a task is done.`);
    return { accountId, channelIdentityId: null };
  }
  const accountId = accountIds[channel];
  const target = targets[channel];
  if (!accountId || !target) throw new Error(`Enrollment ${id} has no ${channel} account or address.`);
  return { accountId, channelIdentityId: target.channelIdentityId };
}

/** Of several splits, the one that was dealt last. */
function variantOf({ marks }: DueEnrollment, decisions: Advance['decisions']): string | null {
  const before = marks.findLast(({ kind }) => kind === 'split')?.detail.variant;
  const now = decisions.findLast((decision) => decision.decide === 'variant');
  return now?.decide === 'variant' ? now.variant : (before ?? null);
}

/** LinkedIn takes notes of up to 300 characters (Premium); a longer one is not cut behind the author's back. */
const LONGEST_NOTE = 300;

/** Why these words can never go; null when they can. */
export function failureOf(step: TouchStep, words: RenderedStep): string | null {
  if (words.unreadable.length > 0) return 'text_unreadable';
  if (step.kind === 'linkedin_invite' && words.text.length > LONGEST_NOTE) return 'note_too_long';
  return null;
}
