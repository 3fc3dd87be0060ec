/**
 * Is another launcher at work in this area? The lock is SQLite's exclusive file lock: the kernel frees it when its
 * holder dies, however it dies, so a stale lock cannot exist.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Area } from './area.ts';

export interface Lock {
  release(): void;
}

/** The lock, or undefined when somebody else holds it. */
export function tryLock(area: Area, name = 'launcher'): Lock | undefined {
  const database = new DatabaseSync(join(area.dir, `${name}.lock`), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch {
    database.close();
    return undefined;
  }
}

/** Waits for its turn; used for short work such as a build. */
export async function lockWhenFree(area: Area, name: string): Promise<Lock> {
  for (;;) {
    const lock = tryLock(area, name);
    if (lock) return lock;
    await new Promise((done) => setTimeout(done, 100));
  }
}
