/**
 * What did a launcher that was killed leave behind? Its recorded processes, which are stopped after their identity is
 * checked, and servers that were started in the instant before they were recorded, which are known by their pid file.
 */
import { readFileSync, rmSync } from 'node:fs';
import type { Area } from '../area/area.ts';
import { readState, updateState } from '../area/state.ts';
import { commandLineOf, identityOf, isAlive, type KnownProcess } from './identity.ts';
import { stopInOrder, stopProcess } from './stop.ts';

/** Stops what the state of an area still lists. Returns how many processes were alive. */
export async function stopLeftovers(area: Area): Promise<number> {
  const { processes } = readState(area);
  const alive = Object.values(processes).filter(isAlive).length;
  await stopInOrder(processes, () => undefined);
  updateState(area, ({ launcher: _launcher, guardian: _guardian, ...state }) => ({
    ...state,
    processes: {},
  }));
  return alive;
}

/** The guardian of a dead launcher is already cleaning up: let it finish rather than work against it. */
export async function waitForGuardian(guardian: KnownProcess | undefined): Promise<void> {
  if (!guardian || !isAlive(guardian)) return;
  await stopProcess({ ...guardian, stage: 0, signal: 'SIGCONT', graceMs: 60_000, group: false });
}

/**
 * A pid file that no live server of ours stands behind is removed; a live one is stopped first. `marker` must be in the
 * command line of the process: the data folder or the configuration file.
 */
export async function clearPidFile(file: string, marker: string, signal: NodeJS.Signals): Promise<void> {
  const pid = readPid(file);
  if (pid === undefined) return;
  const identity = identityOf(pid);
  if (identity !== undefined && commandLineOf(pid).includes(marker))
    await stopProcess({ pid, identity, stage: 0, signal, graceMs: 25_000, group: false });
  rmSync(file, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}
