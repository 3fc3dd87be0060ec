/**
 * Whose Postgres may a test crash, freeze and bring back? One of its own, in a throwaway area like those of the launcher,
 * which sweeps up what a killed test leaves behind.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newThrowawayArea } from '../../launcher/area/area.ts';
import { tryLock } from '../../launcher/area/lock.ts';
import { removeArea } from '../../launcher/area/remove.ts';
import { preparePostgresHome } from '../../launcher/postgres/home.ts';
import { freePort } from './free-port.js';

const run = promisify(execFile);
/** Kept without fsync: a crash of the processes loses nothing that the kernel has, and no power cut is played here. */
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  "unix_socket_directories=''",
];

export interface OwnPostgres {
  /** A superuser's address of the database `postgres`. */
  readonly url: string;
  /** Ends every process of it at once: what was committed is there after `start`. */
  crash(): Promise<void>;
  /** Brings a crashed one back to its address. */
  start(): Promise<void>;
  /** Process ids of the server and of everybody whom it serves. */
  pids(): Promise<number[]>;
  /** Crashes it and deletes its data. */
  remove(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const area = newThrowawayArea();
  const home = preparePostgresHome(area);
  const lock = tryLock(area);
  const port = await freePort();
  const surroundings = { ...home.user, cwd: home.dir, env: { LC_ALL: 'C', TZ: 'UTC' } };
  const control = (...args: string[]) =>
    run(join(home.bin, 'pg_ctl'), ['-D', home.data, '-s', ...args], surroundings);
  const settings = SETTINGS.map((setting) => `-c ${setting}`).join(' ');
  const start = async () => {
    await control('-w', '-l', join(home.dir, 'log'), '-o', `-p ${port} ${settings}`, 'start');
  };
  const crash = async () => {
    await control('-m', 'immediate', 'stop');
  };
  if (!existsSync(home.data)) {
    const flags = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
    await run(join(home.bin, 'initdb'), ['-D', home.data, ...flags], surroundings);
  }
  await start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    crash,
    start,
    pids: async () => {
      const [first = ''] = (await readFile(join(home.data, 'postmaster.pid'), 'utf8')).split('\n');
      const children = await readFile(`/proc/${first}/task/${first}/children`, 'utf8');
      return [first, ...children.trim().split(' ').filter(Boolean)].map(Number);
    },
    remove: async () => {
      await crash().catch(() => undefined);
      lock?.release();
      removeArea(area);
    },
  };
}
