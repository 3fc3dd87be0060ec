/** `./overture status`: what runs here, where, and is it ready? Exit code 0 when all is ready, else 3. */
import { type Area, demoArea, mainArea } from './area/area.ts';
import { readState } from './area/state.ts';
import { isAlive } from './processes/identity.ts';
import { APPS, isReady } from './system/apps.ts';
import { mcpUrl } from './system/environment.ts';
import { refuseUnknownFlags } from './terminal/flags.ts';

interface ServiceStatus {
  readonly name: string;
  readonly pid: number | null;
  readonly alive: boolean;
  /** Of the apps only; a server that is alive answers. */
  readonly ready: boolean;
  readonly url: string | null;
}

interface AreaStatus {
  readonly area: string;
  readonly running: boolean;
  readonly launcherPid: number | null;
  readonly command: string | null;
  readonly startedAt: string | null;
  readonly services: readonly ServiceStatus[];
}

const NAMES = ['postgres', 'redis', 'sandbox', ...APPS];
const NOT_READY = 3;

async function serviceStatus(area: Area, name: string): Promise<ServiceStatus> {
  const { processes, ports } = readState(area);
  const record = processes[name];
  const port = ports[name];
  const alive = isAlive(record);
  const isServer = name === 'postgres' || name === 'redis';
  const ready = alive && (isServer || (port !== undefined && (await isReady(port))));
  return {
    name,
    pid: alive && record ? record.pid : null,
    alive,
    ready,
    url: port === undefined ? null : urlOf(name, port),
  };
}

function urlOf(name: string, port: number): string {
  if (name === 'mcp') return mcpUrl(port);
  if (name === 'postgres' || name === 'redis') return `${name}://127.0.0.1:${port}`;
  return `http://127.0.0.1:${port}`;
}

async function areaStatus(area: Area): Promise<AreaStatus> {
  const { launcher, ports, processes } = readState(area);
  const running = isAlive(launcher);
  const names = NAMES.filter((name) => name in processes || (name in ports && name !== 'sandbox'));
  return {
    area: area.name,
    running,
    launcherPid: running && launcher ? launcher.pid : null,
    command: running && launcher ? launcher.command : null,
    startedAt: running && launcher ? launcher.startedAt : null,
    services: await Promise.all(names.map((name) => serviceStatus(area, name))),
  };
}

function asText({ area, running, launcherPid, command, services }: AreaStatus): string {
  if (!running) return `${area}: not running (./overture up starts it)\n`;
  const lines = services.map(({ name, ready, alive, url, pid }) => {
    const word = ready ? 'ready' : alive ? 'not ready' : 'not running';
    return `  ${name.padEnd(10)} ${word.padEnd(12)} ${url ?? ''}${pid === null ? '' : `  pid ${pid}`}`;
  });
  return [`${area}: ${command ?? ''} (pid ${String(launcherPid)})`, ...lines, ''].join('\n');
}

const wholeAndReady = ({ running, services }: AreaStatus): boolean =>
  running && APPS.every((app) => services.some(({ name, ready }) => name === app && ready));

export async function status(args: readonly string[]): Promise<number> {
  refuseUnknownFlags('status', args, ['--json']);
  const areas = [await areaStatus(mainArea()), await areaStatus(demoArea())].filter(
    ({ area, running }) => area === 'main' || running,
  );
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify({ areas }, null, 2)}\n` : areas.map(asText).join(''),
  );
  // A demo beside it says nothing about the Overture that a script waits for.
  return areas.some((one) => one.area === mainArea().name && wholeAndReady(one)) ? 0 : NOT_READY;
}
