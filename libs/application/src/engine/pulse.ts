/**
 * What does the engine do, again and again?
 *
 * One round for one workspace: recover what a dead worker left, understand what came in, advance, carry out, settle, allocate,
 * wake. Each part is safe to run in several workers at once, and a part that fails keeps no other from its turn. Looking
 * for evidence is no part of it: that waits for servers of others, and has a loop of its own.
 */
import { advanceEnrollments } from './advance-enrollments.js';
import { allocateLanes } from './allocate-lanes.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { carryOutSteps } from './carry-out-steps.js';
import { enqueueDispatch, type DispatchQueue } from './enqueue-dispatch.js';
import { interpretSignals } from './interpret-signals.js';
import { recoverAttempts } from './recover-attempts.js';
import { settleCampaigns } from './settle-campaigns.js';
import { whileFull } from './while-full.js';

export interface PulseReport {
  readonly recovered: number;
  readonly interpreted: number;
  readonly advanced: number;
  readonly allocated: number;
  readonly enqueued: number;
  /** Parts that failed; each is tried again in the next round. */
  readonly failed: readonly string[];
}

export async function pulse(
  deps: EngineDependencies,
  queue: DispatchQueue,
  workspaceId: string,
): Promise<PulseReport> {
  const failed: string[] = [];
  const part = async (name: string, run: () => Promise<number>): Promise<number> => {
    try {
      return await run();
    } catch (error) {
      failed.push(name);
      deps.report(error, {
        what: 'a part of an engine round failed and is tried again',
        part: name,
        workspaceId,
      });
      return 0;
    }
  };
  const recovered = await part('recover', () => recoverAttempts(deps, workspaceId));
  const interpreted = await part('interpret', () => interpretSignals(deps, workspaceId));
  const advanced = await part('advance', () =>
    whileFull(deps.settings.batch, () => advanceEnrollments(deps, workspaceId)),
  );
  await part('carry out', () => whileFull(deps.settings.batch, () => carryOutSteps(deps, workspaceId)));
  await part('settle', () => settleCampaigns(deps, workspaceId));
  // A round looks at some lanes: as long as it finds work, others may be open as well.
  const allocated = await part('allocate', () => whileFull(1, () => allocateLanes(deps, workspaceId)));
  const enqueued = await part('enqueue', () => enqueueDispatch(deps, queue, workspaceId));
  return { recovered, interpreted, advanced, allocated, enqueued, failed };
}
