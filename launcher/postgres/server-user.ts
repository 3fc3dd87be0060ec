/**
 * As whom does Postgres run? It refuses root, so a root launcher runs it as the user `postgres`, created when the
 * machine has none; any other launcher runs it as itself.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

function find(): ServerUser | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

/** The user to drop to, or undefined when the launcher is not root and nothing has to change. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = find() ?? create();
  if (user) return user;
  throw new LauncherError('Postgres does not run as root, and the user `postgres` could not be created.', [
    'run ./overture as an ordinary user',
    'or create the user: useradd --system postgres',
    'or set DATABASE_URL to a Postgres of your own',
  ]);
}

function create(): ServerUser | undefined {
  say('Creating the system user `postgres`, since Postgres does not run as root …');
  spawnSync('groupadd', ['--system', NAME]);
  spawnSync('useradd', ['--system', '-g', NAME, '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  return find();
}

/** Can that user reach a folder and run a program in it? Asked of the kernel, by trying as that user. */
export function canReach(user: ServerUser | undefined, folder: string, program: string): boolean {
  const attempt = spawnSync('/bin/sh', ['-c', 'cd -- "$1" && test -x "$2"', 'sh', folder, program], {
    cwd: '/',
    stdio: 'ignore',
    ...user,
  });
  return attempt.status === 0;
}
