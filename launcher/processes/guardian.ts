/**
 * Who cleans up when the launcher is killed? This small process: it holds the reading end of a pipe whose writing end
 * dies with the launcher, in whatever way, and then stops what the area's state still lists.
 *
 * Run as `node guardian.ts <checkout> <area folder>`.
 */
import { realpathSync } from 'node:fs';
import { areaOfDir } from '../area/area.ts';
import { removeArea } from '../area/remove.ts';
import { stopLeftovers } from './leftovers.ts';

async function cleanUp(root: string, dir: string): Promise<void> {
  const area = areaOfDir(root, dir);
  await stopLeftovers(area);
  if (area.throwaway) removeArea(area);
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(import.meta.filename)) {
  const [root = '', dir = ''] = process.argv.slice(2);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.stdin.resume();
  process.stdin.once('close', () => void cleanUp(root, dir));
}
