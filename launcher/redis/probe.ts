/** Is this program a Redis or Valkey server that Overture can use? It is asked for its version. */
import { spawnSync } from 'node:child_process';

export interface RedisProgram {
  readonly path: string;
  /** Extra environment that the program needs to find its libraries. */
  readonly env: NodeJS.ProcessEnv;
  /** Such as "Redis 7.0.15". */
  readonly title: string;
}

const OLDEST = [6, 2] as const;

/** "Redis server v=7.0.15 sha=…" or "Valkey server v=8.1.3 …"; undefined when it does not run or is too old. */
export function probe(path: string, env: NodeJS.ProcessEnv = {}): RedisProgram | undefined {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', env: { ...process.env, ...env } });
  const match = /^(\w+) server v=((\d+)\.(\d+)\S*)/.exec(stdout ?? '');
  if (!match) return undefined;
  const [, kind, version, major, minor] = match;
  const oldEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  return oldEnough ? { path, env, title: `${kind} ${version}` } : undefined;
}
