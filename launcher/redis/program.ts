/**
 * Which Redis is there to run? `redis-server` or `valkey-server` from the PATH, else what Debian's packages give, else
 * a clear error. Every candidate is asked for its version: older than 6.2 cannot tell users apart as Overture needs.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LauncherError } from '../terminal/launcher-error.ts';
import { fetchFromDebian } from './debian.ts';
import { probe, type RedisProgram } from './probe.ts';

function onPath(name: string): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).filter((file) => existsSync(file));
}

/** `toolsDir`: where an unpacked package may stay. */
export function findRedis(toolsDir: string): RedisProgram {
  for (const path of [...onPath('redis-server'), ...onPath('valkey-server')]) {
    const program = probe(path);
    if (program) return program;
  }
  const fetched = fetchFromDebian(toolsDir);
  if (fetched) return fetched;
  throw new LauncherError('Overture needs Redis 6.2 or newer (or Valkey), and none was found here.', [
    'install one: `apt install redis-server`, `dnf install valkey`, `brew install redis` …',
    'or set REDIS_URL to a Redis of your own (with maxmemory-policy noeviction)',
    'or use docker compose: see docker-compose.yml',
  ]);
}
