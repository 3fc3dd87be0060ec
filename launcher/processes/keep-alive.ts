/**
 * What if an app or a server dies while Overture is up? It is started again, after a pause that grows while it
 * keeps dying, and each time it is said: a restart that nobody sees hides a fault.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../terminal/say.ts';
import type { Child, Children, ChildSpec } from './children.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A run this long counts as healthy: the next pause is the first one again. */
const HEALTHY_MS = 60_000;

/** Watches a started child for as long as the launcher lives. */
export function keepAlive(children: Children, spec: ChildSpec, first: Child): void {
  void (async () => {
    let child = first;
    let pauseMs = FIRST_PAUSE_MS;
    for (;;) {
      const startedAt = performance.now();
      const { code, signal } = await child.ended;
      if (children.stopping) return;
      if (performance.now() - startedAt > HEALTHY_MS) pauseMs = FIRST_PAUSE_MS;
      const how = signal ? `was ended by ${signal}` : `ended with code ${String(code)}`;
      say(`${spec.name} ${how}; starting it again in ${pauseMs / 1000} s (./overture logs ${spec.name}).`);
      await sleep(pauseMs);
      if (children.stopping) return;
      child = children.start(spec);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  })().catch(() => undefined);
}
