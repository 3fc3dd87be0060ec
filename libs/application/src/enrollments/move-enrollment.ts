/** enrollments.skip_step, enrollments.run_now: what does a person do about the step at which somebody stands? */
import { type NewEvent, Refusal } from '#contracts';
import { isTouchStep, stepAfter, stepById } from '#domain';
import type { ActHandler } from '../operations/operation-context.js';
import {
  actOnEnrollment,
  idsOf,
  refuseUnderWay,
  refuseUnlessAt,
  refuseUnlessRunning,
} from './act-on-enrollment.js';
import type { EnrollmentDetail } from './enrollment-store.port.js';

/** The cancelled touch stays on record, so that its step is never walked again. */
export const skipStep: ActHandler<'enrollments.skip_step'> = (context, { enrollmentId, stepId }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    refuseUnlessRunning('Its step cannot be skipped', enrollment);
    refuseUnlessAt(stepId, enrollment);
    refuseUnderWay(enrollment);
    const { enrollments } = context.stores;
    const cancelled = await enrollments.cancelWaiting(enrollmentId, 'step_skipped');
    await enrollments.moveTo(enrollmentId, nextStep(enrollment), context.now);
    return [
      ...cancelled.map((data): NewEvent => ({ type: 'touch.cancelled', data })),
      { type: 'enrollment.step_skipped', data: { ...idsOf(enrollment), stepId } },
    ];
  });

/** Never raises a limit: what becomes due here waits for window, gap and budget like everything else. */
export const runNow: ActHandler<'enrollments.run_now'> = (context, { enrollmentId, stepId }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    refuseUnlessRunning('Its step cannot run now', enrollment);
    refuseHeld(enrollment);
    refuseUnlessAt(stepId, enrollment);
    refuseUnderWay(enrollment);
    const { enrollments } = context.stores;
    if (isTouchStep(stepById(enrollment.graph, stepId))) await enrollments.hasten(enrollmentId, context.now);
    else await enrollments.moveTo(enrollmentId, nextStep(enrollment), context.now);
    return [{ type: 'enrollment.hastened', data: { ...idsOf(enrollment), stepId } }];
  });

function nextStep({ graph, stepId }: EnrollmentDetail): string {
  const next = stepAfter(graph, stepId);
  if (next !== undefined) return next;
  throw new Refusal(
    'wrong_state',
    'The lead stands at the end of the sequence.',
    'Nothing comes after it: it is finished with the next round.',
  );
}

function refuseHeld({ status, campaignStatus }: EnrollmentDetail): void {
  if (status === 'active' && campaignStatus === 'running') return;
  throw new Refusal(
    'wrong_state',
    status === 'paused'
      ? 'The sequence of this person is paused, so nothing of it can run now.'
      : `The campaign is ${campaignStatus}, so nothing of it can run now.`,
    status === 'paused' ? 'Resume it first (enrollments.resume).' : 'Wait until the campaign runs.',
  );
}
