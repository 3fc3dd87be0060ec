/**
 * How does Overture run a Postgres of its own? One cluster per area, on 127.0.0.1 alone, with a generated password,
 * no socket file, the same locale on every machine, and UTC.
 */
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, logFile } from '../area/area.ts';
import { newPortFor, portFor } from '../area/ports.ts';
import type { Secrets } from '../area/secrets.ts';
import { type Children, type ChildSpec, STAGE } from '../processes/children.ts';
import { keepAlive } from '../processes/keep-alive.ts';
import { clearPidFile } from '../processes/leftovers.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';
import { tail } from '../terminal/tail.ts';
import { answers } from './client.ts';
import { type PostgresHome, preparePostgresHome } from './home.ts';

export const OWNER = 'overture';

export const postgresUrl = (secrets: Secrets, port: number, database: string): string =>
  `postgres://${OWNER}:${secrets.postgresOwner}@127.0.0.1:${port}/${database}`;

const WAYS_OUT = [
  'set DATABASE_URL to a Postgres 17 or newer of your own (the role must be able to create roles)',
  'or begin anew with `./overture reset` if its data may go',
];

/** Starts the server and returns its port once it answers. `durable: false` trades safety for speed, for tests. */
export async function startPostgres(
  area: Area,
  children: Children,
  secrets: Secrets,
  { durable }: { durable: boolean },
): Promise<number> {
  const home = preparePostgresHome(area);
  await clearPidFile(join(home.data, 'postmaster.pid'), home.data, 'SIGINT');
  if (!existsSync(home.data)) await initialise(area, children, home, secrets);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = attempt === 1 ? await portFor(area, 'postgres') : await newPortFor(area, 'postgres');
    const spec = serverSpec(home, port, durable);
    const server = children.start(spec);
    if (await answers(postgresUrl(secrets, port, 'postgres'), 60_000, () => server.hasEnded())) {
      keepAlive(children, spec, server);
      return port;
    }
    if (children.stopping || !server.hasEnded()) break;
  }
  throw failure('Postgres did not start', area);
}

function failure(what: string, area: Area): LauncherError {
  const file = logFile(area, 'postgres');
  return new LauncherError(`${what}. Its last words, from ${file}:\n${tail(file, 8).join('\n')}`, WAYS_OUT);
}

/** Builds the cluster beside its place and moves it there: an interrupted start leaves no half cluster. */
async function initialise(
  area: Area,
  children: Children,
  home: PostgresHome,
  secrets: Secrets,
): Promise<void> {
  say('Creating a Postgres for this checkout …');
  const part = join(home.dir, 'data.part');
  const passwordFile = join(home.dir, 'password.part');
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  writeFileSync(passwordFile, `${secrets.postgresOwner}\n`, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  if (home.user) for (const path of [part, passwordFile]) chownSync(path, home.user.uid, home.user.gid);
  const args = [
    `--pgdata=${part}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(area.throwaway ? ['--no-sync'] : []),
  ];
  try {
    const { code } = await children.run({
      name: 'postgres',
      command: join(home.bin, 'initdb'),
      args,
      ...surroundings(home),
      stage: STAGE.postgres,
      output: 'log',
    });
    if (code !== 0) throw failure('Postgres could not create its data folder', area);
    renameSync(part, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function serverSpec(home: PostgresHome, port: number, durable: boolean): ChildSpec {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return {
    name: 'postgres',
    command: join(home.bin, 'postgres'),
    args: [
      '-D',
      home.data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    ...surroundings(home),
    stage: STAGE.postgres,
    output: 'log',
    // SIGINT is Postgres' "fast" shutdown: sessions are ended, data is written.
    signal: 'SIGINT',
  };
}

/** A plain environment: variables such as PGDATA or LC_ALL of the person's shell must not change the server. */
const surroundings = (home: PostgresHome) => ({
  env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
  cwd: home.dir,
  ...home.user,
});
