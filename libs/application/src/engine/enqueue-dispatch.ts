/**
 * Which reserved touches are woken up next?
 *
 * Postgres holds the calendar; the queue only learns of the next moments. A wake-up that was lost (Redis flushed,
 * a worker gone) is queued again under a new fence, so that the old one is refused should it turn up.
 */
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import type { DispatchCall } from './lane-store.port.js';

export interface DispatchQueue {
  enqueue(
    workspaceId: string,
    calls: readonly (DispatchCall & { readonly delayMs: number })[],
  ): Promise<void>;
}

export const CALLS_A_ROUND = 500;

/** Answers how many wake-ups were queued. */
export async function enqueueDispatch(
  deps: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
): Promise<number> {
  const now = await deps.clock.now();
  const ahead = now.add({ seconds: deps.settings.horizonSeconds });
  // A clock that is stepped by hand cannot say when a later slot comes: then only what is due now is queued.
  const until = (await deps.clock.realDelayUntil(ahead)) === undefined ? now : ahead;
  const lostBefore = realNow().subtract({ milliseconds: deps.settings.lostWakeupMs });
  const calls = await deps.work.run(workspaceId, ({ lanes }) =>
    lanes.takeForDispatch(until, now, lostBefore, CALLS_A_ROUND),
  );
  const timed = await Promise.all(
    calls.map(async (call) => ({ ...call, delayMs: (await deps.clock.realDelayUntil(call.slotAt)) ?? 0 })),
  );
  if (timed.length > 0) await queue.enqueue(workspaceId, timed);
  return timed.length;
}
