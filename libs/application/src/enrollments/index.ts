/** Which operations on enrollments are there, and what do other rooms need of them? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { attachAudience, detachAudience, setCaps } from './campaign-doors.js';
import { createEnrollments } from './create-enrollments.js';
import { markConverted, stopEnrollment, stopLead } from './end-enrollment.js';
import { pauseEnrollment, resumeEnrollment } from './hold-enrollment.js';
import { runNow, skipStep } from './move-enrollment.js';
import { listEntries } from './read-entries.js';
import { getEnrollment, listEnrollments } from './read-enrollments.js';

export * from './enter-waiting.js';
export type * from './enrollment-store.port.js';
export type * from './entry-store.port.js';

export const enrollmentHandlers = {
  'campaigns.enrollments': listEnrollments,
  'campaigns.entries': listEntries,
  'campaigns.attach_audience': attachAudience,
  'campaigns.detach_audience': detachAudience,
  'campaigns.set_caps': setCaps,
  'enrollments.create': createEnrollments,
  'enrollments.get': getEnrollment,
  'enrollments.pause': pauseEnrollment,
  'enrollments.resume': resumeEnrollment,
  'enrollments.skip_step': skipStep,
  'enrollments.run_now': runNow,
  'enrollments.stop': stopEnrollment,
  'enrollments.mark_converted': markConverted,
  'leads.stop_all': stopLead,
} satisfies Partial<OperationHandlers>;
