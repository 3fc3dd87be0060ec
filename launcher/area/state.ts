/**
 * What must survive a `kill -9` of the launcher? The ports it chose, where Postgres lives, and the processes it
 * started, each with an identity that cannot be mistaken for a later process with the same number.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from './area.ts';
import { replaceFile } from './atomic-file.ts';

export interface ProcessRecord {
  readonly pid: number;
  /** See processes/identity.ts. */
  readonly identity: string;
  /** Lower stages are stopped first: programs, then apps, then the servers that they need. */
  readonly stage: number;
  /** What asks this program to end in good order. */
  readonly signal: NodeJS.Signals;
  readonly graceMs: number;
  /** True when the process leads a group of its own helpers that must end with it. */
  readonly group: boolean;
}

export interface LauncherRecord {
  readonly pid: number;
  readonly identity: string;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

export interface AreaState {
  readonly launcher?: LauncherRecord;
  readonly guardian?: { readonly pid: number; readonly identity: string };
  readonly ports: Readonly<Record<string, number>>;
  readonly processes: Readonly<Record<string, ProcessRecord>>;
  /** The folder of Postgres' data and, if they had to move, its programs. */
  readonly postgresHome?: string;
}

const EMPTY: AreaState = { ports: {}, processes: {} };

const stateFile = (area: Area): string => join(area.dir, 'state.json');

export function readState(area: Area): AreaState {
  try {
    return { ...EMPTY, ...(JSON.parse(readFileSync(stateFile(area), 'utf8')) as Partial<AreaState>) };
  } catch {
    return EMPTY;
  }
}

/** Changes the state on disk. Only the launcher that holds the area's lock, or the guardian after its death, may. */
export function updateState(area: Area, change: (state: AreaState) => AreaState): AreaState {
  const next = change(readState(area));
  replaceFile(stateFile(area), `${JSON.stringify(next, null, 2)}\n`);
  return next;
}

export function rememberProcess(area: Area, name: string, record: ProcessRecord): void {
  updateState(area, (state) => ({ ...state, processes: { ...state.processes, [name]: record } }));
}

export function forgetProcess(area: Area, name: string, pid: number): void {
  updateState(area, (state) => {
    if (state.processes[name]?.pid !== pid) return state;
    const { [name]: _gone, ...processes } = state.processes;
    return { ...state, processes };
  });
}
