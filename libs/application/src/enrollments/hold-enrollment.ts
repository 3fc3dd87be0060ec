/** enrollments.pause, enrollments.resume: hold one person, and let them go on where they were. */
import type { ActHandler } from '../operations/operation-context.js';
import { actOnEnrollment, idsOf, refuseUnlessRunning } from './act-on-enrollment.js';

/** What has left is not called back; what has not, stays until the enrollment is resumed. */
export const pauseEnrollment: ActHandler<'enrollments.pause'> = (context, { enrollmentId }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    refuseUnlessRunning('It cannot be paused', enrollment);
    if (enrollment.status === 'paused') return [];
    await context.stores.enrollments.hold(enrollmentId, context.now);
    return [{ type: 'enrollment.paused', data: idsOf(enrollment) }];
  });

/** Waits that ended meanwhile are over; nothing is sent in a rush, for windows, gaps and budgets hold. */
export const resumeEnrollment: ActHandler<'enrollments.resume'> = (context, { enrollmentId }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    refuseUnlessRunning('It cannot be resumed', enrollment);
    if (enrollment.status === 'active') return [];
    await context.stores.enrollments.release(enrollmentId, context.now);
    return [{ type: 'enrollment.resumed', data: idsOf(enrollment) }];
  });
