/**
 * Which Postgres and Redis does this run use? Those in DATABASE_URL and REDIS_URL when given, else the area's own.
 * The addresses can also be told without starting anything, for commands that join a running Overture.
 */
import type { Area } from '../area/area.ts';
import { readOrCreateSecrets, type Secrets } from '../area/secrets.ts';
import { readState } from '../area/state.ts';
import { createDatabase, withDatabase } from '../postgres/client.ts';
import { postgresUrl, startPostgres } from '../postgres/server.ts';
import type { Session } from '../processes/session.ts';
import { createAdapterUser } from '../redis/client.ts';
import { redisUrls, startRedis } from '../redis/server.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { sayItem } from '../terminal/say.ts';

export interface Infrastructure {
  readonly secrets: Secrets;
  /** Of the role that owns the schema: for migrations only. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisAdapterUrl: string;
  /** First part of every Redis key. */
  readonly prefix: string;
}

export interface InfrastructureOptions {
  readonly database: string;
  readonly prefix: string;
  /** False trades safety for speed, for tests. */
  readonly durable: boolean;
  /** Servers that somebody else runs; what is absent here, the launcher runs itself. */
  readonly given: GivenServers;
}

export interface GivenServers {
  readonly databaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
  /** The narrow user of the MCP adapter; made by the launcher when absent. */
  readonly redisAdapterUrl?: string | undefined;
}

/** An empty variable counts as unset. */
const variable = (name: string): string | undefined => process.env[name] || undefined;

export const GIVEN: GivenServers = {
  databaseUrl: variable('DATABASE_URL'),
  redisUrl: variable('REDIS_URL'),
  redisAdapterUrl: variable('REDIS_ADAPTER_URL'),
};

export const MAIN: InfrastructureOptions = {
  database: 'overture',
  prefix: 'overture',
  durable: true,
  given: GIVEN,
};

export async function startInfrastructure(
  { area, children }: Session,
  options: InfrastructureOptions,
): Promise<Infrastructure> {
  const secrets = readOrCreateSecrets(area);
  const { databaseUrl, redisUrl } = options.given;
  if (databaseUrl) sayItem('Postgres', `${whereabouts(databaseUrl)} (given)`);
  else {
    const port = await startPostgres(area, children, secrets, options);
    await createDatabase(postgresUrl(secrets, port, 'postgres'), options.database);
    sayItem('Postgres', `127.0.0.1:${port}`);
  }
  if (redisUrl) sayItem('Redis', `${whereabouts(redisUrl)} (given)`);
  else {
    const { port, title } = await startRedis(area, children, secrets, options);
    sayItem('Redis', `127.0.0.1:${port} (${title})`);
  }
  return addresses(area, secrets, options);
}

/** The addresses of a running Overture, or of what startInfrastructure has just started. */
export async function addresses(
  area: Area,
  secrets: Secrets,
  { database, prefix, given }: InfrastructureOptions,
): Promise<Infrastructure> {
  const { ports } = readState(area);
  const own = redisUrls(secrets, ports['redis'] ?? 0);
  const { redisUrl } = given;
  return {
    secrets,
    prefix,
    databaseUrl: given.databaseUrl ?? postgresUrl(secrets, ports['postgres'] ?? 0, database),
    redisUrl: redisUrl ?? own.url,
    redisAdapterUrl: redisUrl
      ? (given.redisAdapterUrl ?? (await createAdapterUser(redisUrl, secrets.redis.adapter, prefix)))
      : own.adapterUrl,
  };
}

/** Host, port and database of a URL: never its password. */
function whereabouts(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    throw new LauncherError('The address given for Postgres or Redis is not a URL.', [
      'write postgres://user:password@host:5432/database and redis://user:password@host:6379',
    ]);
  }
}

/** The server of a database URL, seen from its maintenance database. */
export const adminUrl = (url: string): string => withDatabase(url, 'postgres');
