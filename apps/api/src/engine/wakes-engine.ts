/** After which acts may something be due at once? */
import type { OperationName, PayloadOf } from '#contracts';

export const WAKES_ENGINE: Partial<Record<OperationName, PayloadOf<'engine.wake'>['because']>> = {
  'plans.execute': 'launched',
  'campaigns.resume': 'resumed',
  'enrollments.resume': 'resumed',
  'enrollments.create': 'action',
  'enrollments.skip_step': 'action',
  'enrollments.run_now': 'action',
  'workspace.update': 'resumed',
  'accounts.update': 'resumed',
  'touches.resolve': 'action',
  'dead_letters.retry': 'action',
  'dead_letters.dismiss': 'action',
  'tasks.complete': 'action',
  'tasks.skip': 'action',
};
