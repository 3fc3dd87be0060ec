/** How is one of the apps run in a test? As the compiled process that production runs, so that it can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface AppProcess {
  readonly pid: number;
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Ends it the way a power cut would. */
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Asks it to stop and waits; with which code it ended, null when it had to be killed. */
  stop(): Promise<number | null>;
  /** The last lines that it logged. */
  log(): string;
}

const LOG_LINES = 400;

export async function startApp(
  name: 'api' | 'worker' | 'mcp',
  env: Readonly<Record<string, string>>,
  port: number,
): Promise<AppProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', `dist/apps/${name}/src/main.js`], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const app = track(child);
  const deadline = performance.now() + 90_000;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      await app.kill();
      throw new Error(`${name} did not become ready. Its last words:\n${app.log()}`);
    }
    await sleep(50);
  }
  return app;
}

function track(child: ChildProcess): AppProcess {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      lines.push(...chunk.toString('utf8').split('\n').filter(Boolean));
      lines.splice(0, Math.max(0, lines.length - LOG_LINES));
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const signal = (name: NodeJS.Signals) =>
    child.exitCode === null && child.signalCode === null && child.kill(name);
  return {
    pid: child.pid ?? 0,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      signal('SIGKILL');
      await ended;
    },
    freeze: () => void signal('SIGSTOP'),
    thaw: () => void signal('SIGCONT'),
    stop: async () => {
      signal('SIGTERM');
      const giveUp = setTimeout(() => signal('SIGKILL'), 20_000);
      await ended;
      clearTimeout(giveUp);
      return child.exitCode;
    },
    log: () => lines.join('\n'),
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(1_000),
    });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
