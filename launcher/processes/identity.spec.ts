import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identityOf, isAlive } from './identity.ts';

test('a live process is recognised again, a reused number is not', () => {
  const identity = identityOf(process.pid) ?? '';
  expect(isAlive({ pid: process.pid, identity })).toBe(true);
  expect(isAlive({ pid: process.pid, identity: `${identity}0` })).toBe(false);
});

test('a process that ended is gone', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const known = { pid: child.pid ?? 0, identity: identityOf(child.pid ?? 0) ?? '' };
  expect(isAlive(known)).toBe(true);
  child.stdin.end();
  await once(child, 'exit');
  expect(isAlive(known)).toBe(false);
});
