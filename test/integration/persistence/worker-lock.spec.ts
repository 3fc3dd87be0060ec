/** Can others tell a dead worker from a slow one? With real processes, really killed and really frozen. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  acquireWorkerLock,
  isWorkerLockFree,
} from '../../../libs/persistence/src/worker-lock/worker-lock.js';
import { openEngineSql, type OpenEngineSql } from '../../support/engine-sql.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const root = resolve(import.meta.dirname, '../../..');
const module = pathToFileURL(resolve(root, 'libs/persistence/src/worker-lock/worker-lock.ts')).href;

let rows: TestDatabase;
let database: OpenEngineSql;
const children: ChildProcess[] = [];

beforeAll(async () => {
  rows = await createTestDatabase();
  database = openEngineSql(rows.engineUrl);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await database.close();
  await rows.close();
});

const isFree = (key: bigint): Promise<boolean> => isWorkerLockFree(database.engineSql, key);

async function startWorker(): Promise<{ child: ChildProcess; key: bigint; said: () => string }> {
  const program = `
    const { acquireWorkerLock } = await import(process.argv[1]);
    const lock = await acquireWorkerLock(process.argv[2]);
    lock.onLost((reason) => console.log('lost: ' + reason.message));
    console.log(String(lock.key));
    setInterval(() => undefined, 1000);`;
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program];
  const child = spawn(process.execPath, [...flags, module, rows.engineUrl], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  const first = Promise.withResolvers<undefined>();
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (said.includes('\n')) first.resolve(undefined);
  });
  child.once('exit', (code) => first.reject(new Error(`The worker ended with ${code}.`)));
  await first.promise;
  return { child, key: BigInt(said.split('\n')[0] ?? ''), said: () => said };
}

async function until(condition: () => Promise<boolean> | boolean, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(50))
    if (await condition()) return true;
  return false;
}

test('a killed worker frees its lock', async () => {
  const { child, key } = await startWorker();
  expect(await isFree(key)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await until(() => isFree(key), 2_000)).toBe(true);
});

test('a frozen worker keeps its lock, and still has it when it thaws', async () => {
  const { child, key, said } = await startWorker();
  child.kill('SIGSTOP');
  await sleep(7_000);
  expect(await isFree(key)).toBe(false);
  child.kill('SIGCONT');
  await sleep(2_500);
  expect(said()).not.toContain('lost');
  expect(await isFree(key)).toBe(false);
});

test('a worker whose connection breaks is told, and counts as dead', async () => {
  const lock = await acquireWorkerLock(rows.engineUrl);
  const reasons: string[] = [];
  lock.onLost((reason) => reasons.push(reason.message));
  expect(lock.isHeld()).toBe(true);
  await database.engineSql.rows(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'overture-worker-lock' AND datname = current_database()`,
  );
  expect(await until(() => !lock.isHeld(), 2_000)).toBe(true);
  expect(reasons).toHaveLength(1);
  expect(await until(() => isFree(lock.key), 2_000)).toBe(true);
  lock.onLost((reason) => reasons.push(reason.message));
  expect(reasons).toHaveLength(2);
  await lock.release();
});

test('a worker that stops in order frees its lock and is not told that it lost it', async () => {
  const lock = await acquireWorkerLock(rows.engineUrl);
  let lost = false;
  lock.onLost(() => (lost = true));
  expect(lock.key).toBeGreaterThan(0n);
  await lock.release();
  expect(lock.isHeld()).toBe(false);
  expect(await until(() => isFree(lock.key), 2_000)).toBe(true);
  expect(lost).toBe(false);
});

test('asking is not holding: two may ask at once, and a key stays free for as long as a transaction relies on it', async () => {
  const key = 42n;
  await database.engineSql.transaction(undefined, async (sql) => {
    expect(await isWorkerLockFree(sql, key)).toBe(true);
    expect(await isFree(key)).toBe(true);
  });
});
