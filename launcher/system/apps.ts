/**
 * How are the apps started? Each as a process of its own with its own environment and log; up means that its
 * `GET /health/ready` answers 200. One that dies is started again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Area, logFile } from '../area/area.ts';
import { portFor } from '../area/ports.ts';
import { type ChildSpec, STAGE } from '../processes/children.ts';
import { keepAlive } from '../processes/keep-alive.ts';
import type { Session } from '../processes/session.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { tail } from '../terminal/tail.ts';
import { appEnvironment, type AppName, type AppPorts, type SystemSettings } from './environment.ts';
import type { Infrastructure } from './infrastructure.ts';

const READY_WITHIN_MS = 60_000;

export const APPS: readonly AppName[] = ['api', 'worker', 'mcp'];

export async function choosePorts(area: Area): Promise<AppPorts> {
  return {
    api: await portFor(area, 'api', 'API_PORT'),
    worker: await portFor(area, 'worker', 'WORKER_HEALTH_PORT'),
    mcp: await portFor(area, 'mcp', 'MCP_PORT'),
  };
}

export async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Starts a server program and waits until it is ready; a program that ends or stays silent is an error. */
export async function startServer(session: Session, spec: ChildSpec, port: number): Promise<void> {
  const child = session.children.start(spec);
  const deadline = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (child.hasEnded() || performance.now() > deadline)
      throw notReady(session.area, spec.name, child.hasEnded());
    await sleep(100);
  }
  keepAlive(session.children, spec, child);
}

function notReady(area: Area, name: string, ended: boolean): LauncherError {
  const log = logFile(area, name);
  const what = ended
    ? `${name} ended while starting`
    : `${name} is not ready after ${READY_WITHIN_MS / 1000} s`;
  return new LauncherError(`${what}. Its last words:\n${tail(log, 15).join('\n')}`, [
    `the whole log is in ${log}`,
  ]);
}

/** The process of one compiled app: dist/apps/<name>/src/main.js. */
export const appSpec = (area: Area, name: string, env: NodeJS.ProcessEnv, stage: number): ChildSpec => ({
  name,
  command: process.execPath,
  args: ['--enable-source-maps', `dist/apps/${name}/src/main.js`],
  env,
  cwd: area.root,
  stage,
  output: 'log',
});

export async function startApps(
  session: Session,
  infrastructure: Infrastructure,
  settings: SystemSettings,
): Promise<void> {
  await Promise.all(
    APPS.map((app) => {
      const env = appEnvironment(app, infrastructure, settings);
      return startServer(session, appSpec(session.area, app, env, STAGE.app), settings.ports[app]);
    }),
  );
}
