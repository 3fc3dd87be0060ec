/**
 * What do tests run on? A Postgres and a Redis of their own for the run, and a migrated template database from which
 * each suite copies its own in milliseconds. TEST_DATABASE_URL and TEST_REDIS_URL, when given, are used instead.
 */
import { throwawayAreas } from '../area/area.ts';
import { tryLock } from '../area/lock.ts';
import { removeArea } from '../area/remove.ts';
import { createDatabase, dropDatabase, withDatabase } from '../postgres/client.ts';
import { stopLeftovers } from '../processes/leftovers.ts';
import type { Session } from '../processes/session.ts';
import { sayItem } from '../terminal/say.ts';
import { adminUrl, startInfrastructure } from './infrastructure.ts';
import { migrate } from './migrate.ts';

export const TEMPLATE = 'overture_template';

export interface TestServers {
  readonly [name: string]: string;
  /** Superuser, on the database `postgres`; suites create their own from the template. */
  readonly TEST_DATABASE_URL: string;
  readonly TEST_TEMPLATE_DATABASE: string;
  /** JSON of the passwords of overture_api, overture_engine and overture_reader. */
  readonly TEST_ROLE_PASSWORDS: string;
  readonly TEST_REDIS_URL: string;
  /** The user of the MCP adapter, for keys under `overture:actions:` alone. */
  readonly TEST_REDIS_ADAPTER_URL: string;
}

export async function startTestServers(
  session: Session,
  { durable }: { durable: boolean },
): Promise<TestServers> {
  await sweepDeadRuns(session);
  const given = {
    databaseUrl: process.env['TEST_DATABASE_URL'] || undefined,
    redisUrl: process.env['TEST_REDIS_URL'] || undefined,
    redisAdapterUrl: process.env['TEST_REDIS_ADAPTER_URL'] || undefined,
  };
  const servers = await startInfrastructure(session, {
    database: TEMPLATE,
    prefix: 'overture',
    durable,
    given,
  });
  const admin = adminUrl(servers.databaseUrl);
  await dropDatabase(admin, TEMPLATE);
  await createDatabase(admin, TEMPLATE);
  await migrate(session, { ...servers, databaseUrl: withDatabase(admin, TEMPLATE) });
  sayItem('Database', `${TEMPLATE} migrated`);
  return {
    TEST_DATABASE_URL: admin,
    TEST_TEMPLATE_DATABASE: TEMPLATE,
    TEST_ROLE_PASSWORDS: JSON.stringify(servers.secrets.rolePasswords),
    TEST_REDIS_URL: servers.redisUrl,
    TEST_REDIS_ADAPTER_URL: servers.redisAdapterUrl,
  };
}

/** Areas of runs that were killed together with their guardian: their lock is free, so nobody is using them. */
async function sweepDeadRuns({ area }: Session): Promise<void> {
  for (const other of throwawayAreas(area.root).filter(({ name }) => name !== area.name)) {
    const lock = tryLock(other);
    if (!lock) continue;
    await stopLeftovers(other);
    lock.release();
    removeArea(other);
  }
}
