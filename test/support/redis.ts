/**
 * Which Redis do the tests use?
 *
 * The one of TEST_REDIS_URL, else one of our own under `.overture/test-redis`: in memory, started once and left running for
 * the next test. Every test gets a prefix of its own.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../launcher/area/area.ts';
import { findRedis } from '../../launcher/redis/program.ts';
import { freePort } from './free-port.js';
import { onlyOneAtATime, testFolder } from './once.js';

export interface TestRedis {
  readonly url: string;
  /** For keys and BullMQ queues of this test alone. */
  readonly prefix: string;
}

export async function createTestRedis(): Promise<TestRedis> {
  server ??= find();
  return { url: await server, prefix: `t${randomBytes(6).toString('hex')}` };
}

export interface OwnRedis {
  readonly url: string;
  readonly pid: number;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** A server for one test alone, to be stopped, flushed or filled; `port` brings a killed one back to its address. */
export async function startOwnRedis(flags: readonly string[] = [], port?: number): Promise<OwnRedis> {
  const at = port ?? (await freePort());
  const { pid, ended } = await launch(at, '/dev/null', flags, false);
  return {
    url: `redis://127.0.0.1:${at}`,
    pid,
    kill: async () => {
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

let server: Promise<string> | undefined;

async function find(): Promise<string> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined && given !== '') return given;
  const folder = testFolder('test-redis');
  const note = join(folder, 'url');
  return (
    (await answering(note)) ??
    onlyOneAtATime(folder, async () => {
      const running = await answering(note);
      if (running !== undefined) return running;
      const port = await freePort();
      await launch(port, join(folder, 'log'), [], true);
      const url = `redis://127.0.0.1:${port}`;
      await writeFile(note, url);
      return url;
    })
  );
}

async function answering(note: string): Promise<string | undefined> {
  const url = await readFile(note, 'utf8').catch(() => undefined);
  if (url === undefined) return undefined;
  return (await pings(Number(new URL(url).port))) ? url : undefined;
}

async function launch(
  port: number,
  logPath: string,
  flags: readonly string[],
  outlives: boolean,
): Promise<{ pid: number; ended: Promise<void> }> {
  const log = await open(logPath, 'a');
  // The same program as the launcher's: a machine without Redis has one unpacked beside the checkout's other tools.
  const program = findRedis(join(ROOT, '.tools'));
  const child = spawn(
    program.path,
    [
      ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      ...['--maxmemory-policy', 'noeviction', ...flags],
    ],
    { detached: outlives, stdio: ['ignore', log.fd, log.fd], env: { ...process.env, ...program.env } },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  await log.close();
  for (let waited = 0; !(await Promise.race([pings(port), failed])); waited += 25) {
    if (waited > 10_000) throw new Error(`redis-server does not answer on port ${port}; see ${logPath}.`);
    await sleep(25);
  }
  child.unref();
  if (child.pid === undefined) throw new Error('redis-server has no process id.');
  return { pid: child.pid, ended };
}

function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    const answer = (alive: boolean): void => {
      socket.destroy();
      resolve(alive);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}
