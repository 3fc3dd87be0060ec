/** What does a caller see of one enrollment? */
import type { OutputOf } from '#contracts';
import { encodeId, notFound } from '#contracts';
import { stepById } from '#domain';
import type { ReadStores } from '../persistence/stores.js';
import type { EnrollmentDetail } from './enrollment-store.port.js';

export type EnrollmentView = OutputOf<'enrollments.get'>;

/** @throws Refusal `not_found` */
export async function requireEnrollment(
  stores: Pick<ReadStores, 'enrollments'>,
  enrollmentId: string,
): Promise<EnrollmentDetail> {
  const enrollment = await stores.enrollments.find(enrollmentId);
  if (!enrollment) throw notFound('enrollment', encodeId('enrollment', enrollmentId));
  return enrollment;
}

export function enrollmentView(enrollment: EnrollmentDetail): EnrollmentView {
  const { graph, touch, ...rest } = enrollment;
  return { ...rest, stepKind: stepById(graph, enrollment.stepId).kind, touch };
}
