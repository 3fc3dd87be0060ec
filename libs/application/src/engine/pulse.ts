/**
 * What does the engine do, again and again?
 *
 * One round for every workspace: recover what a dead worker left, understand what came in, advance, allocate, wake.
 * Each part is safe to run in several workers at once.
 */
import { advanceEnrollments } from './advance-enrollments.js';
import { allocateLanes } from './allocate-lanes.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { enqueueDispatch, type DispatchQueue } from './enqueue-dispatch.js';
import { interpretSignals } from './interpret-signals.js';
import { reconcileUnknown } from './reconcile-unknown.js';
import { recoverAttempts } from './recover-attempts.js';
import { settleCampaigns } from './settle-campaigns.js';

export interface PulseReport {
  readonly recovered: number;
  readonly interpreted: number;
  readonly advanced: number;
  readonly allocated: number;
  readonly enqueued: number;
}

/** How often a part is repeated while it still finds a full batch. */
const MOST_BATCHES = 20;

export async function pulse(
  deps: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
): Promise<PulseReport> {
  const recovered = (await recoverAttempts(deps, workspaceId)) + (await reconcileUnknown(deps, workspaceId));
  const interpreted = await interpretSignals(deps, workspaceId);
  const advanced = await whileFull(deps.settings.batch, () => advanceEnrollments(deps, workspaceId));
  await settleCampaigns(deps, workspaceId);
  const allocated = await allocateLanes(deps, workspaceId);
  const enqueued = await enqueueDispatch(deps, queue, workspaceId);
  return { recovered, interpreted, advanced, allocated, enqueued };
}

async function whileFull(batch: number, part: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let round = 0; round < MOST_BATCHES; round += 1) {
    const done = await part();
    total += done;
    if (done < batch) break;
  }
  return total;
}
