/**
 * Is this pid still the process that we started? A number alone says nothing: pids are reused. A process is known
 * by its pid and the moment it started, on Linux together with the boot; nothing is ever looked up by name.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface KnownProcess {
  readonly pid: number;
  readonly identity: string;
}

const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

/** proc(5): the fields after the command name, whose own text may hold spaces and brackets. */
function linuxIdentity(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const startTime = fields[19];
  return state === 'Z' || state === 'X' ? undefined : `${bootId()}/${startTime}`;
}

function otherIdentity(pid: number): string | undefined {
  const [stat, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .trim()
    .split(/\s+/);
  return !stat || stat.startsWith('Z') ? undefined : started.join(' ');
}

/** The identity of a live process, or undefined when there is none (a zombie counts as gone). */
export function identityOf(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? linuxIdentity(pid) : otherIdentity(pid);
  } catch {
    return undefined;
  }
}

export const isAlive = (known: KnownProcess | undefined): boolean =>
  known !== undefined && identityOf(known.pid) === known.identity;

/** The command line of a process, to recognise a server by the data folder that it was started on. */
export function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
