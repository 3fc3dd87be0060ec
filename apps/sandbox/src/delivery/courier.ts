/**
 * How does something get through to a receiver that may be down?
 *
 * Tried at once, then again and again in real time until it is taken or the world ends. Several may be under way.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** True once the receiver took it. A throw counts as false. */
export type Attempt = (signal: AbortSignal) => Promise<boolean>;

export class Courier {
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  /** `timeoutMs` bounds one attempt. */
  constructor(private readonly timeoutMs = 10_000) {}

  get pending(): number {
    return this.#underWay.size;
  }

  send(attempt: Attempt): void {
    const delivery = this.#untilTaken(attempt).finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  /** Resolves when nothing is under way any more, or at the deadline (as `performance.now()` counts). */
  async idle(deadline: number): Promise<void> {
    while (this.#underWay.size > 0 && performance.now() < deadline) {
      const waiting = new AbortController();
      const timer = sleep(deadline - performance.now(), undefined, { signal: waiting.signal }).catch(
        () => undefined,
      );
      await Promise.race([Promise.all(this.#underWay), timer]);
      waiting.abort();
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  async #untilTaken(attempt: Attempt): Promise<void> {
    const closing = this.#closing.signal;
    for (let pause = FIRST_PAUSE_MS; !closing.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      if (await attempt(AbortSignal.any([closing, AbortSignal.timeout(this.timeoutMs)])).catch(() => false))
        return;
      await sleep(pause, undefined, { signal: closing }).catch(() => undefined);
    }
  }
}

/** POSTs and reads the answer to its end. A redirect is not followed and counts as refused. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<boolean> {
  const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
  await response.arrayBuffer();
  return response.ok;
}
