/** How do reserved touches reach the dispatch queue? As wake-ups with ids, each delayed until its slot. */
import type { DispatchQueue } from '#application';
import { JOBS } from '#contracts';
import type { JobProducer } from '#queue';

export function createDispatchQueue(jobs: JobProducer): DispatchQueue {
  return {
    async enqueue(workspaceId, calls) {
      await jobs.enqueueMany(
        JOBS.dispatchTouch,
        calls.map(({ touchId, fence }) => ({ workspaceId, touchId, fence })),
        { delayMs: (_payload, index) => calls[index]?.delayMs ?? 0 },
      );
    },
    remembersSince: (now) => jobs.remembersSince(now),
  };
}
