/** How is an API key made? By the API's own program; the key is the last line that it prints to stdout. */
import { logFile } from '../area/area.ts';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { tail } from '../terminal/tail.ts';
import { createKeyEnvironment } from './environment.ts';
import type { Infrastructure } from './infrastructure.ts';

const PROGRAM = 'dist/apps/api/src/create-key.js';

/** Returns what the program printed. */
export async function createKey(
  { area, children }: Session,
  infrastructure: Infrastructure,
  args: readonly string[],
): Promise<string> {
  const { code, stdout } = await children.run({
    name: 'create-key',
    command: process.execPath,
    args: [PROGRAM, ...args],
    env: createKeyEnvironment(infrastructure),
    cwd: area.root,
    stage: STAGE.program,
    output: 'capture',
  });
  if (code === 0) return stdout;
  const last = [...stdout.trimEnd().split('\n'), ...tail(logFile(area, 'create-key'), 10)].filter(Boolean);
  throw new LauncherError(`No key was made (code ${code}):\n${last.join('\n')}`);
}
