/**
 * Who works for this launcher? Every process is started here, written to the area's state at once, kept out of the
 * terminal's process group (Ctrl-C must reach the launcher alone, which then stops all in good order), and stopped here.
 */
import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { type Area, logFile } from '../area/area.ts';
import { forgetProcess, type ProcessRecord, readState, rememberProcess } from '../area/state.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';
import { identityOf } from './identity.ts';
import { stopInOrder } from './stop.ts';

export const STAGE = { program: 0, app: 1, world: 2, redis: 3, postgres: 4 } as const;

export interface ChildSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly stage: number;
  /** 'log': both outputs go to the area's log of that name. 'terminal': the launcher's own. 'capture': stdout is kept. */
  readonly output: 'log' | 'terminal' | 'capture';
  readonly signal?: NodeJS.Signals;
  readonly graceMs?: number;
  readonly group?: boolean;
  readonly uid?: number;
  readonly gid?: number;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly pid: number;
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  /** What a captured child has written to stdout so far. */
  captured(): string;
}

const GRACE_MS = 25_000;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

export class Children {
  readonly #area: Area;
  readonly #recorded: boolean;
  #stopping = false;

  /** `recorded: false` is for a guest in a running launcher's area, whose state it must not touch. */
  constructor(area: Area, { recorded } = { recorded: true }) {
    this.#area = area;
    this.#recorded = recorded;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  start(spec: ChildSpec): Child {
    if (this.#stopping) throw new LauncherError('Stopping: nothing new is started.');
    const log = spec.output === 'terminal' ? undefined : this.#openLog(spec.name);
    const process_ = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      stdio: stdioFor(spec.output, log),
      detached: this.#recorded,
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
    });
    if (log !== undefined) closeSync(log);
    return this.#follow(spec, process_);
  }

  /** Runs a program to its end and returns its exit code (128 or more when a signal ended it). */
  async run(spec: ChildSpec): Promise<{ code: number; stdout: string }> {
    const child = this.start({ ...spec, group: true });
    const { code, signal } = await child.ended;
    return { code: code ?? (signal === 'SIGINT' ? 130 : 143), stdout: child.captured() };
  }

  /** Stops everything; what did not end in its time is killed, and said. */
  async stopAll(): Promise<void> {
    this.#stopping = true;
    await stopInOrder(readState(this.#area).processes, (name, record, killed) => {
      forgetProcess(this.#area, name, record.pid);
      if (killed) say(`${name} did not stop in ${Math.round(record.graceMs / 1000)} s and was killed.`);
    });
  }

  #follow(spec: ChildSpec, child: ChildProcess): Child {
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    let hasEnded = false;
    const ended = new Promise<Ending>((resolve, reject) => {
      child.once('error', (error) =>
        reject(new LauncherError(`${spec.name} could not be started: ${error.message}`)),
      );
      child.once('close', (code, signal) => {
        hasEnded = true;
        if (child.pid !== undefined && !this.#stopping) this.#forget(spec.name, child.pid);
        resolve({ code, signal });
      });
    });
    ended.catch(() => undefined);
    if (child.pid !== undefined && this.#recorded)
      rememberProcess(this.#area, spec.name, recordOf(spec, child.pid));
    return { pid: child.pid ?? 0, ended, hasEnded: () => hasEnded, captured: () => stdout };
  }

  #forget(name: string, pid: number): void {
    if (this.#recorded) forgetProcess(this.#area, name, pid);
  }

  #openLog(name: string): number {
    const file = logFile(this.#area, name);
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES)
      renameSync(file, `${file}.1`);
    return openSync(file, 'a');
  }
}

function stdioFor(output: ChildSpec['output'], log: number | undefined): StdioOptions {
  if (output === 'terminal') return ['ignore', 'inherit', 'inherit'];
  return ['ignore', output === 'capture' ? 'pipe' : log, log];
}

const recordOf = (spec: ChildSpec, pid: number): ProcessRecord => ({
  pid,
  identity: identityOf(pid) ?? 'ended at once',
  stage: spec.stage,
  signal: spec.signal ?? 'SIGTERM',
  graceMs: spec.graceMs ?? GRACE_MS,
  group: spec.group ?? false,
});
