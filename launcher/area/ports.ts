/**
 * Which port does a server get? The one in the environment, else the one that it had last time, else a free one
 * that is remembered, so that addresses stay the same from start to start and two checkouts never fight.
 */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { LauncherError } from '../terminal/launcher-error.ts';
import type { Area } from './area.ts';
import { readState, updateState } from './state.ts';

/** Below the ports that kernels hand to outgoing connections, so that a remembered port is rarely taken. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

async function freePort(taken: readonly number[]): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new LauncherError(`No free port found between ${LOWEST} and ${HIGHEST} on 127.0.0.1.`);
}

/** The port for `name`. `variable` is the environment variable with which a person may choose it. */
export async function portFor(area: Area, name: string, variable?: string): Promise<number> {
  const chosen = variable === undefined ? undefined : process.env[variable];
  if (chosen) {
    const port = await chosenPort(chosen, variable ?? name);
    remember(area, name, port);
    return port;
  }
  const { ports } = readState(area);
  const remembered = ports[name];
  if (remembered !== undefined && (await isFree(remembered))) return remembered;
  return newPortFor(area, name);
}

/** A fresh port for `name`, when the remembered one turned out to be taken. */
export async function newPortFor(area: Area, name: string): Promise<number> {
  const port = await freePort(Object.values(readState(area).ports));
  remember(area, name, port);
  return port;
}

/** Other commands (`status`, `mcp`) find a server by what is remembered, however its port was chosen. */
function remember(area: Area, name: string, port: number): void {
  updateState(area, (state) => ({ ...state, ports: { ...state.ports, [name]: port } }));
}

async function chosenPort(text: string, variable: string): Promise<number> {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new LauncherError(`${variable}=${text} is not a port.`, ['give a number from 1 to 65535']);
  if (await isFree(port)) return port;
  throw new LauncherError(`Port ${port} (${variable}) is in use on 127.0.0.1.`, [
    `choose another ${variable}, or leave it unset to get a free one`,
  ]);
}
