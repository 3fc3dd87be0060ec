/** How is something done again and again, never twice at once, and stopped cleanly? */
import type { Log } from '#observability';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Repeating {
  /** Waits for the round that is under way. */
  stop(): Promise<void>;
}

export function repeat(name: string, everyMs: number, log: Log, round: () => Promise<unknown>): Repeating {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await round();
      } catch (error) {
        log.error({ err: error, loop: name }, 'a round failed and is tried again');
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
