/** The API or a worker as production runs it, with a probe in its event loop. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopReport } from './loop-probe.ts';

export interface MeasuredProcess {
  /** Since the last question. */
  report(): Promise<LoopReport>;
  stop(): Promise<void>;
}

/** `before`: modules that are loaded before the program. */
export async function startMeasured(
  name: 'api' | 'worker',
  env: Readonly<Record<string, string>>,
  port: number,
  before: readonly string[] = [],
): Promise<MeasuredProcess> {
  const loaded = ['./test/load/support/loop-probe.ts', ...before].flatMap((file) => ['--import', file]);
  const child = spawn(process.execPath, ['--expose-gc', ...loaded, `dist/apps/${name}/src/main.js`], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const giveUp = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(giveUp);
  };
  const deadline = performance.now() + 30_000;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`${name} did not become ready.`);
    }
    await sleep(50);
  }
  return {
    report: () =>
      new Promise((resolve) => {
        child.once('message', (report) => resolve(report as LoopReport));
        child.send('loop');
      }),
    stop,
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`);
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
