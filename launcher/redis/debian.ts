/**
 * How does a Debian machine without Redis get one? From the package `redis-tools`, which holds the server program (it
 * acts by the name it is called by) but no service: nothing starts by itself, now or at the next boot. Root installs
 * it; anybody else downloads it with the libraries it needs and unpacks them beside the checkout's other tools.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../terminal/say.ts';
import { probe, type RedisProgram } from './probe.ts';

const PACKAGE = 'redis-tools';

function run(command: string, args: readonly string[], cwd = '/'): { ok: boolean; stdout: string } {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return { ok: status === 0, stdout: stdout ?? '' };
}

export function fetchFromDebian(toolsDir: string): RedisProgram | undefined {
  const dir = join(toolsDir, 'redis');
  const unpacked = serverIn(dir);
  if (unpacked) return unpacked;
  if (!run('apt-get', ['--version']).ok || !run('dpkg', ['--version']).ok) return undefined;
  mkdirSync(dir, { recursive: true });
  return (process.getuid?.() === 0 ? install(dir) : undefined) ?? unpack(dir);
}

/** Installs the package for the machine and calls its program by the server's name. */
function install(dir: string): RedisProgram | undefined {
  say('Installing Redis (Debian package redis-tools; it brings no service) …');
  const get = (): boolean => run('apt-get', ['install', '-y', '--no-install-recommends', PACKAGE]).ok;
  if (!get() && !(run('apt-get', ['update']).ok && get())) return undefined;
  return callAsServer(dir, '/usr/bin/redis-check-rdb', {});
}

function unpack(dir: string): RedisProgram | undefined {
  say('Unpacking Redis (Debian package redis-tools) into .tools …');
  const lists = run('apt-cache', ['show', PACKAGE]).ok ? [] : privateLists(dir);
  const depends = run('apt-cache', [...lists, 'depends', '--important', PACKAGE]).stdout;
  const libraries = [...depends.matchAll(/^\s+Depends: (lib\S+)$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'libc6');
  for (const name of [PACKAGE, ...libraries]) run('apt-get', [...lists, 'download', name], dir);
  const files = join(dir, 'files');
  rmSync(files, { recursive: true, force: true });
  for (const deb of readdirSync(dir).filter((name) => name.endsWith('.deb'))) {
    run('dpkg', ['-x', join(dir, deb), files]);
    rmSync(join(dir, deb));
  }
  return callAsServer(dir, join(files, 'usr/bin/redis-check-rdb'), libraryPath(dir));
}

/** Package lists of our own, for a machine whose lists were removed and who runs as nobody special. */
function privateLists(dir: string): string[] {
  const state = join(dir, 'apt');
  mkdirSync(join(state, 'lists/partial'), { recursive: true });
  mkdirSync(join(state, 'cache/archives/partial'), { recursive: true });
  const options = ['-o', `Dir::State::lists=${state}/lists`, '-o', `Dir::Cache=${state}/cache`];
  run('apt-get', [...options, 'update']);
  return options;
}

function callAsServer(dir: string, program: string, env: NodeJS.ProcessEnv): RedisProgram | undefined {
  if (!existsSync(program)) return undefined;
  const link = join(dir, 'redis-server');
  rmSync(link, { force: true });
  symlinkSync(program, link);
  return probe(link, env);
}

const serverIn = (dir: string): RedisProgram | undefined =>
  existsSync(join(dir, 'redis-server')) ? probe(join(dir, 'redis-server'), libraryPath(dir)) : undefined;

/** The folders of unpacked libraries, for the loader. */
function libraryPath(dir: string): NodeJS.ProcessEnv {
  const folders = ['usr/lib', 'lib']
    .map((name) => join(dir, 'files', name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return folders.length === 0 ? {} : { LD_LIBRARY_PATH: folders.join(':') };
}
