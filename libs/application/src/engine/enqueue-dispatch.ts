/**
 * Which reserved touches are woken up next?
 *
 * Postgres holds the calendar; the queue only learns of the next moments. A wake-up that was lost (Redis flushed,
 * a worker gone) is queued again under a new fence, so that the old one is refused should it turn up.
 */
import { isBefore } from '#domain';
import type { EngineDependencies } from './engine-dependencies.js';
import type { DispatchCall } from './lane-store.port.js';
import { whileFull } from './while-full.js';

export interface DispatchQueue {
  enqueue(
    workspaceId: string,
    calls: readonly (DispatchCall & { readonly delayMs: number })[],
  ): Promise<void>;
  /**
   * Since when does it remember? Answers what it was told first: whoever asks tells the time, all by one clock, so that it
   * makes no difference whose own is wrong. Left out: it never forgets.
   */
  remembersSince?(now: Temporal.Instant): Promise<Temporal.Instant>;
}

/** Between queueing and the word that it was queued. */
const UNDER_WAY = { seconds: 5 };

const CALLS_A_BATCH = 500;

/** Answers how many wake-ups were queued. */
export async function enqueueDispatch(
  deps: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
): Promise<number> {
  const lostBefore = await lostUntil(deps, queue, workspaceId);
  return whileFull(CALLS_A_BATCH, () => enqueueBatch(deps, queue, workspaceId, lostBefore));
}

async function enqueueBatch(
  deps: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
  lostBefore: Temporal.Instant,
): Promise<number> {
  const now = await deps.clock.now();
  const ahead = now.add({ seconds: deps.settings.horizonSeconds });
  // A clock that is stepped by hand cannot say when a later slot comes: then only what is due now is queued.
  const until = (await deps.clock.realDelayUntil(ahead)) === undefined ? now : ahead;
  const calls = await deps.work.run(workspaceId, ({ lanes }) =>
    lanes.takeForDispatch(until, now, lostBefore, CALLS_A_BATCH),
  );
  const timed = await Promise.all(
    calls.map(async (call) => ({ ...call, delayMs: (await deps.clock.realDelayUntil(call.slotAt)) ?? 0 })),
  );
  if (timed.length > 0) await queue.enqueue(workspaceId, timed);
  return timed.length;
}

/** Wake-ups from before that never come: they should have come long ago, or the queue was emptied since they were queued. */
async function lostUntil(
  { settings, work }: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
): Promise<Temporal.Instant> {
  const now = await work.run(workspaceId, ({ lanes }) => lanes.clock());
  const overdue = now.subtract({ milliseconds: settings.lostWakeupMs });
  const emptied = (await queue.remembersSince?.(now))?.add(UNDER_WAY);
  // Not sooner: what is queued in these seconds would be queued again in each round.
  return emptied && isBefore(emptied, now) && isBefore(overdue, emptied) ? emptied : overdue;
}
