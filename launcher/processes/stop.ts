/**
 * How is a process ended? It is asked, given its time, and only then killed — by a pid whose identity was just
 * checked. Works for children and, after a crash of the launcher, for processes that are nobody's child any more.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessRecord } from '../area/state.ts';
import { isAlive } from './identity.ts';

const POLL_MS = 25;

function signal(record: ProcessRecord, name: NodeJS.Signals): void {
  try {
    process.kill(record.group ? -record.pid : record.pid, name);
  } catch {
    // It ended between the check and the signal.
  }
}

async function ended(record: ProcessRecord, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isAlive(record)) {
    if (performance.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

/** Resolves when the process is gone. True when it had to be killed. */
export async function stopProcess(record: ProcessRecord): Promise<boolean> {
  if (!isAlive(record)) return false;
  signal(record, record.signal);
  if (await ended(record, record.graceMs)) return false;
  signal(record, 'SIGKILL');
  await ended(record, 5_000);
  return true;
}

/** Stops all in the order of their stages; within a stage at the same time. `onEnd` hears of each one. */
export async function stopInOrder(
  records: Readonly<Record<string, ProcessRecord>>,
  onEnd: (name: string, record: ProcessRecord, killed: boolean) => void,
): Promise<void> {
  const stages = Map.groupBy(Object.entries(records), ([, record]) => record.stage);
  for (const stage of [...stages.keys()].sort((a, b) => a - b)) {
    const entries = stages.get(stage) ?? [];
    await Promise.all(entries.map(async ([name, record]) => onEnd(name, record, await stopProcess(record))));
  }
}
