/** For how long is an idempotency key remembered? Until its action is forgotten; then the key is as good as new. */
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';

/** Forgets what ended before `endedBefore`, `atOnce` actions a transaction; answers how many. */
export async function forgetActions(
  { unitOfWork }: { readonly unitOfWork: Pick<UnitOfWork, 'act'> },
  workspaceId: string,
  endedBefore: Temporal.Instant,
  atOnce: number,
): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const gone = await unitOfWork.act(workspaceId, ({ actions }) => actions.forget(endedBefore, atOnce));
    forgotten += gone;
    if (gone < atOnce) return forgotten;
  }
}
