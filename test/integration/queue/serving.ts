/** How do these tests start a server, and wait for what it does? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobServer } from '#queue';

/** Starts a server without Nest around it. */
export function listening(server: JobServer): Promise<void> {
  return new Promise((resolve, reject) => server.listen((error) => (error ? reject(error) : resolve())));
}

/** Waits until a condition holds, or fails with what was awaited. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  ms = 10_000,
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${ms} ms: ${what}`);
    await sleep(20);
  }
}
