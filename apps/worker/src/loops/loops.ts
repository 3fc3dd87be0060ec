/** How is something done again and again, never twice at once, and stopped cleanly? */
import type { Log } from '#observability';
import { setTimeout as sleep } from 'node:timers/promises';

/** Real milliseconds for which a round may last before the process counts as ill, unless the loop says otherwise. */
const LONGEST_ROUND_MS = 300_000;

interface Round {
  readonly since: number;
  readonly longestMs: number;
}

export class Loops {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>[] = [];
  /** Loops that are in the middle of a round. */
  private readonly inRound = new Map<string, Round>();

  constructor(private readonly log: Log) {}

  start(
    name: string,
    everyMs: number,
    round: () => Promise<unknown>,
    longestMs: number = LONGEST_ROUND_MS,
  ): void {
    this.running.push(this.turn(name, everyMs, round, longestMs));
  }

  /** Fires when no more rounds begin: a long one should come to its end. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Begins no round any more, and waits for those that are under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  /** @throws Error that names the loops whose round does not end */
  assertTurning(now = Date.now()): void {
    const stuck = [...this.inRound].filter(([, { since, longestMs }]) => now - since > longestMs);
    if (stuck.length > 0) throw new Error(`A round does not end: ${stuck.map(([name]) => name).join(', ')}.`);
  }

  private async turn(
    name: string,
    everyMs: number,
    round: () => Promise<unknown>,
    longestMs: number,
  ): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.inRound.set(name, { since: Date.now(), longestMs });
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
