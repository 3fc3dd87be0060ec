/**
 * Where does one running Overture keep its things? An area is a folder with its own state, lock, logs and servers:
 * one for `up`, one for `demo`, and a throwaway one for each test run, so that they never meet.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Area {
  /** The checkout. */
  readonly root: string;
  readonly name: string;
  readonly dir: string;
  /** Removed with everything in it when its launcher ends. */
  readonly throwaway: boolean;
}

/** The checkout that this launcher belongs to. */
export const ROOT = resolve(import.meta.dirname, '../..');

const overtureDir = (root: string): string => join(root, '.overture');

export const mainArea = (root: string = ROOT): Area => ({
  root,
  name: 'main',
  dir: overtureDir(root),
  throwaway: false,
});

export const demoArea = (root: string = ROOT): Area => ({
  root,
  name: 'demo',
  dir: join(overtureDir(root), 'demo'),
  throwaway: false,
});

const throwawayDir = (root: string): string => join(overtureDir(root), 'throwaway');

const throwaway = (root: string, name: string): Area => ({
  root,
  name,
  dir: join(throwawayDir(root), name),
  throwaway: true,
});

export const newThrowawayArea = (root: string = ROOT): Area =>
  throwaway(root, `run-${randomBytes(4).toString('hex')}`);

/** Throwaway areas that exist now: those of runs under way, and those that a killed run left behind. */
export function throwawayAreas(root: string = ROOT): Area[] {
  try {
    return readdirSync(throwawayDir(root)).map((name) => throwaway(root, name));
  } catch {
    return [];
  }
}

/** The area that a folder belongs to, for a process that was told only the folder. */
export function areaOfDir(root: string, dir: string): Area {
  const all = [mainArea(root), demoArea(root), ...throwawayAreas(root)];
  const found = all.find((area) => area.dir === dir);
  if (!found) throw new Error(`${dir} is no area of ${root}`);
  return found;
}

export const logsDir = (area: Area): string => join(area.dir, 'logs');
export const logFile = (area: Area, name: string): string => join(logsDir(area), `${name}.log`);

/** Passable (0755), because a server that runs as another user keeps its data inside; secrets are 0600 themselves. */
export function createArea(area: Area): void {
  mkdirSync(logsDir(area), { recursive: true, mode: 0o755 });
}
