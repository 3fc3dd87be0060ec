/**
 * How does Overture run a Redis of its own? On 127.0.0.1 alone, with an append-only file, never evicting, and with a
 * user for the product and another, narrow one for the MCP adapter.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, logFile } from '../area/area.ts';
import { replaceFile } from '../area/atomic-file.ts';
import { newPortFor, portFor } from '../area/ports.ts';
import type { Secrets } from '../area/secrets.ts';
import { type Children, type ChildSpec, STAGE } from '../processes/children.ts';
import { keepAlive } from '../processes/keep-alive.ts';
import { clearPidFile } from '../processes/leftovers.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { tail } from '../terminal/tail.ts';
import { aclFile, ADAPTER_USER, FULL_USER } from './acl.ts';
import { answers } from './client.ts';
import type { RedisProgram } from './probe.ts';
import { findRedis } from './program.ts';

export interface RedisUrls {
  readonly url: string;
  readonly adapterUrl: string;
}

export const redisUrls = ({ redis }: Secrets, port: number): RedisUrls => ({
  url: `redis://${FULL_USER}:${redis.overture}@127.0.0.1:${port}/0`,
  adapterUrl: `redis://${ADAPTER_USER}:${redis.adapter}@127.0.0.1:${port}/0`,
});

/** Starts the server and returns its port once it answers. `durable: false` keeps nothing on disk, for tests. */
export async function startRedis(
  area: Area,
  children: Children,
  secrets: Secrets,
  { durable, prefix }: { durable: boolean; prefix: string },
): Promise<{ port: number; title: string }> {
  const program = findRedis(join(area.root, '.tools'));
  const dir = join(area.dir, 'redis');
  const config = join(dir, 'redis.conf');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await clearPidFile(join(dir, 'redis.pid'), config, 'SIGTERM');
  replaceFile(join(dir, 'users.acl'), aclFile(prefix, secrets.redis), 0o600);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = attempt === 1 ? await portFor(area, 'redis') : await newPortFor(area, 'redis');
    writeFileSync(config, configuration(dir, port, durable), { mode: 0o600 });
    const spec = serverSpec(program, dir, config);
    const server = children.start(spec);
    if (await answers(redisUrls(secrets, port).url, 60_000, () => server.hasEnded())) {
      keepAlive(children, spec, server);
      return { port, title: program.title };
    }
    if (children.stopping || !server.hasEnded()) break;
  }
  const file = logFile(area, 'redis');
  throw new LauncherError(`Redis did not start. Its last words, from ${file}:\n${tail(file, 8).join('\n')}`, [
    'set REDIS_URL to a Redis of your own (with maxmemory-policy noeviction)',
    'or begin anew with `./overture reset` if its data may go',
  ]);
}

/** redis.conf takes quoted strings, so that a checkout may live in a folder with spaces. */
function configuration(dir: string, port: number, durable: boolean): string {
  const quoted = (path: string): string => JSON.stringify(path);
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir ${quoted(dir)}`,
    `pidfile ${quoted(join(dir, 'redis.pid'))}`,
    `aclfile ${quoted(join(dir, 'users.acl'))}`,
    `appendonly ${durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    // The command line keeps naming this file, which is how a server left behind by a crash is recognised.
    'set-proc-title no',
    'daemonize no',
    '',
  ].join('\n');
}

const serverSpec = (program: RedisProgram, dir: string, config: string): ChildSpec => ({
  name: 'redis',
  command: program.path,
  args: [config],
  env: { PATH: process.env['PATH'], ...program.env },
  cwd: dir,
  stage: STAGE.redis,
  output: 'log',
});
