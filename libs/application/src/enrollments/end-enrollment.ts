/** enrollments.stop, enrollments.mark_converted, leads.stop_all: how does somebody end a sequence by hand? */
import type { NewEvent } from '#contracts';
import type { StopReason } from '#domain';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { actOnEnrollment, idsOf, refuseUnlessRunning } from './act-on-enrollment.js';
import type { EnrollmentDetail } from './enrollment-store.port.js';

/** Asked again, the first reason stays. */
export const stopEnrollment: ActHandler<'enrollments.stop'> = (context, { enrollmentId, reason }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    if (enrollment.status === 'stopped') return [];
    refuseUnlessRunning('It cannot be stopped', enrollment);
    return end(context, enrollment, reason);
  });

/** A sequence that ended before stays as it ended: people convert late, too. */
export const markConverted: ActHandler<'enrollments.mark_converted'> = (context, { enrollmentId }) =>
  actOnEnrollment(context, enrollmentId, async (enrollment) => {
    if (enrollment.convertedAt) return [];
    await context.stores.enrollments.setConverted(enrollmentId, context.now);
    const runs = enrollment.status === 'active' || enrollment.status === 'paused';
    return [
      { type: 'enrollment.converted', data: idsOf(enrollment) },
      ...(runs ? await end(context, enrollment, 'converted') : []),
    ];
  });

export const stopLead: ActHandler<'leads.stop_all'> = async ({ stores, now }, { leadId, reason }) => {
  await getLeadOrRefuse(stores, leadId);
  return { stopped: await stores.engine.stops.stopLead(leadId, reason, now) };
};

async function end(
  { stores, now }: ActContext,
  enrollment: EnrollmentDetail,
  reason: StopReason,
): Promise<NewEvent[]> {
  await stores.enrollments.stop(enrollment.id, reason, now);
  const cancelled = await stores.enrollments.cancelWaiting(enrollment.id, reason);
  return [
    { type: 'enrollment.stopped', data: { ...idsOf(enrollment), reason } },
    ...cancelled.map((data): NewEvent => ({ type: 'touch.cancelled', data })),
  ];
}
