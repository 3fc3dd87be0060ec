/** How is something done again and again, never twice at once, and stopped cleanly? */
import type { Log } from '#observability';
import { setTimeout as sleep } from 'node:timers/promises';

/** Real milliseconds for which one round may last before the process counts as ill. */
const LONGEST_ROUND_MS = 300_000;

export class Loops {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>[] = [];
  /** Loops that are in the middle of a round, with the real time at which it began. */
  private readonly inRound = new Map<string, number>();

  constructor(private readonly log: Log) {}

  start(name: string, everyMs: number, round: () => Promise<unknown>): void {
    this.running.push(this.turn(name, everyMs, round));
  }

  /** Begins no round any more, and waits for those that are under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  /** @throws Error that names the loops whose round does not end */
  assertTurning(now = Date.now()): void {
    const stuck = [...this.inRound].filter(([, since]) => now - since > LONGEST_ROUND_MS);
    if (stuck.length > 0) throw new Error(`A round does not end: ${stuck.map(([name]) => name).join(', ')}.`);
  }

  private async turn(name: string, everyMs: number, round: () => Promise<unknown>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.inRound.set(name, Date.now());
      try {
        await round();
      } catch (error) {
        this.log.error({ err: error, loop: name }, 'a round failed and is tried again');
      }
      this.inRound.delete(name);
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
