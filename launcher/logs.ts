/** `./overture logs [app] [-f]`: what did the apps and servers say last, and what are they saying now? */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoArea, logFile, logsDir, mainArea } from './area/area.ts';
import { isRunning } from './system/join.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { tail } from './terminal/tail.ts';

const LINES = 50;
const POLL_MS = 250;

function logNames(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((file) => file.endsWith('.log') && file !== 'guardian.log')
      .map((file) => file.slice(0, -'.log'.length));
  } catch {
    return [];
  }
}

export async function logs(args: readonly string[]): Promise<number> {
  const follows = args.includes('-f') || args.includes('--follow');
  const [wanted] = args.filter((arg) => !arg.startsWith('-'));
  const area =
    args.includes('--demo') || (!isRunning(mainArea()) && isRunning(demoArea())) ? demoArea() : mainArea();
  const known = logNames(logsDir(area));
  if (wanted !== undefined && !known.includes(wanted))
    throw new LauncherError(`There is no log of "${wanted}".`, [
      `there are: ${known.join(', ') || 'none yet'}`,
    ]);
  const names = wanted === undefined ? known : [wanted];
  const prefix = (name: string): string => (names.length > 1 ? `${name.padEnd(10)} ` : '');
  const print = (name: string, lines: readonly string[]): void => {
    for (const line of lines) process.stdout.write(`${prefix(name)}${line}\n`);
  };
  const followers = names.map((name) => ({ name, next: follower(logFile(area, name)) }));
  for (const name of names) print(name, tail(logFile(area, name), LINES));
  while (follows) {
    for (const { name, next } of followers) print(name, next());
    await sleep(POLL_MS);
  }
  return 0;
}

/** Returns whole new lines of a file at each call, and begins again when it was rotated. */
function follower(file: string): () => string[] {
  let position = statSync(file).size;
  let rest = '';
  return () => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size < position) position = 0;
    if (size === position) return [];
    const buffer = Buffer.alloc(size - position);
    const fd = openSync(file, 'r');
    readSync(fd, buffer, 0, buffer.length, position);
    closeSync(fd);
    position = size;
    const lines = (rest + buffer.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    return lines;
  };
}
