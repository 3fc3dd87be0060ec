/** How is an API key made? By the API's own program; the key is the last line that it prints to stdout. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { logFile } from '../area/area.ts';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { createKeyEnvironment } from './environment.ts';
import type { Infrastructure } from './infrastructure.ts';

const PROGRAM = 'dist/apps/api/src/create-key.js';

/** Returns what the program printed: the key on stdout, and what to know about it on stderr. */
export async function createKey(
  { area, children }: Session,
  infrastructure: Infrastructure,
  args: readonly string[],
): Promise<{ readonly key: string; readonly told: string }> {
  const log = logFile(area, 'create-key');
  const before = sizeOf(log);
  const { code, stdout } = await children.run({
    name: 'create-key',
    command: process.execPath,
    args: [PROGRAM, ...args],
    env: createKeyEnvironment(infrastructure),
    cwd: area.root,
    stage: STAGE.program,
    output: 'capture',
  });
  // The log holds earlier runs as well; only what this one said is meant.
  const told = readFrom(log, before);
  if (code === 0) return { key: stdout, told };
  throw new LauncherError(
    `No key was made (code ${code}):\n${[stdout.trim(), told.trim()].filter(Boolean).join('\n')}`,
  );
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

function readFrom(file: string, start: number): string {
  return existsSync(file) ? readFileSync(file).subarray(start).toString('utf8') : '';
}
