/** How does an area disappear? With its folder and, when Postgres had to live elsewhere, with that place too. */
import { rmSync } from 'node:fs';
import { type Area } from './area.ts';
import { readState } from './state.ts';

export function removeArea(area: Area): void {
  removeData(area);
  rmSync(area.dir, { recursive: true, force: true });
}

/** Only the servers' data and the logs: ports, locks and secrets stay. */
export function removeData(area: Area): void {
  const { postgresHome } = readState(area);
  if (postgresHome) rmSync(postgresHome, { recursive: true, force: true });
  for (const name of ['postgres', 'redis', 'logs'])
    rmSync(`${area.dir}/${name}`, { recursive: true, force: true });
}
