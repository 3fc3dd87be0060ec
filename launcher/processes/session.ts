/**
 * What frames every command that starts something? One launcher per area, leftovers of a killed one cleared first, a
 * guardian beside it, and on any way out — done, failed, Ctrl-C, a kill — everything it started stopped, nothing else.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, createArea, logFile } from '../area/area.ts';
import { type Lock, tryLock } from '../area/lock.ts';
import { removeArea } from '../area/remove.ts';
import { readState, updateState } from '../area/state.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';
import { Children } from './children.ts';
import { identityOf } from './identity.ts';
import { stopLeftovers, waitForGuardian } from './leftovers.ts';

export interface Session {
  readonly area: Area;
  readonly children: Children;
  /** Resolves with the exit code of an interruption; commands that run until Ctrl-C wait for it. */
  readonly interrupted: Promise<number>;
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Runs `work` in the area and returns its exit code, or 128 + n after signal n. */
export async function withSession(
  area: Area,
  command: string,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  createArea(area);
  const lock = lockOrRefuse(area);
  const interrupted = listenForSignals();
  try {
    await clearLeftovers(area);
    rememberLauncher(area, command);
    const dismissGuardian = startGuardian(area);
    const children = new Children(area);
    try {
      const working = work({ area, children, interrupted });
      working.catch(() => undefined);
      return await Promise.race([working, interrupted]);
    } finally {
      await children.stopAll();
      updateState(area, ({ launcher: _launcher, ...state }) => state);
      await dismissGuardian();
    }
  } finally {
    lock.release();
    if (area.throwaway) removeArea(area);
  }
}

function lockOrRefuse(area: Area): Lock {
  const lock = tryLock(area);
  if (lock) return lock;
  const running = readState(area).launcher;
  throw new LauncherError(
    `\`./overture ${running?.command ?? ''}\` is already at work in this checkout (pid ${running?.pid ?? 'unknown'}).`,
    ['stop it with Ctrl-C in its terminal', running ? `or: kill ${running.pid}` : 'or look for its terminal'],
  );
}

function listenForSignals(): Promise<number> {
  return new Promise((resolve) => {
    let first = true;
    for (const [signal, code] of Object.entries(SIGNALS))
      process.on(signal, () => {
        say(first ? 'Stopping …' : 'Still stopping: apps get 25 s to finish what they hold.');
        first = false;
        resolve(code);
      });
  });
}

async function clearLeftovers(area: Area): Promise<void> {
  await waitForGuardian(readState(area).guardian);
  const alive = await stopLeftovers(area);
  if (alive > 0) say(`Stopped ${alive} process${alive === 1 ? '' : 'es'} of a launcher that was killed.`);
}

function rememberLauncher(area: Area, command: string): void {
  const launcher = {
    pid: process.pid,
    identity: identityOf(process.pid) ?? '',
    command,
    startedAt: new Date().toISOString(),
  };
  updateState(area, (state) => ({ ...state, launcher }));
}

/** Starts the guardian; the returned function lets it go, once nothing is left for it to do. */
function startGuardian(area: Area): () => Promise<void> {
  const log = openSync(logFile(area, 'guardian'), 'a');
  const program = join(import.meta.dirname, 'guardian.ts');
  const guardian = spawn(process.execPath, [program, area.root, area.dir], {
    stdio: ['pipe', log, log],
    cwd: area.root,
    detached: true,
  });
  guardian.on('error', () => undefined);
  const pid = guardian.pid ?? 0;
  updateState(area, (state) => ({ ...state, guardian: { pid, identity: identityOf(pid) ?? '' } }));
  const gone = once(guardian, 'exit');
  return async () => {
    guardian.stdin?.end();
    await gone;
  };
}
