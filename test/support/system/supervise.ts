/** Who starts a worker again that died? In production a supervisor; here this, with the next crash already ordered. */
import type { System } from './system.js';

export interface Supervision {
  /** How many deaths there were. */
  deaths(): number;
  stop(): Promise<void>;
}

/** `crashes`: one `WORKER_CRASH_AT` for each following life; then it lives on undisturbed. */
export function superviseWorker(system: System, crashes: readonly string[] = []): Supervision {
  let deaths = 0;
  let stopping = false;
  const watching = (async () => {
    while (!stopping) {
      await system.worker().ended;
      if (stopping) return;
      const next = crashes[deaths];
      deaths += 1;
      await system.restartWorker(next ? { WORKER_CRASH_AT: next } : {});
    }
  })();
  return {
    deaths: () => deaths,
    stop: async () => {
      stopping = true;
      await system.worker().stop();
      await watching;
    },
  };
}
