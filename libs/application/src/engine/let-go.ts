/**
 * What does a worker that stops say of the sends that it could not bring to an end?
 *
 * That they are nobody's any more. It has given its lock back, so that it can hand over no body, and ends their leases: whoever
 * comes next looks for the evidence at once instead of when the lease would have been over.
 */
import { realNow, type EngineDependencies } from './engine-dependencies.js';

/** Answers how many attempts were let go. */
export async function letGo({
  work,
  lock,
  underWay,
}: Pick<EngineDependencies, 'work' | 'lock' | 'underWay'>): Promise<number> {
  if (lock.isHeld()) throw new Error('A worker that holds its lock may still send.');
  if (underWay.size === 0) return 0;
  let count = 0;
  for (const workspaceId of await work.workspaceIds())
    count += await work.run(workspaceId, ({ attempts }) => attempts.letGo([...underWay], realNow()));
  return count;
}
