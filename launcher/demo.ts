/**
 * `./overture demo`: how does the whole product meet a simulated world? In an area of its own with a fresh database,
 * the sandbox plays the outside, and launcher/demo/main.ts drives and judges. Everything stops at its end.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createArea, demoArea } from './area/area.ts';
import { portFor } from './area/ports.ts';
import { removeData } from './area/remove.ts';
import { createDatabase, dropDatabase, withDatabase } from './postgres/client.ts';
import { STAGE } from './processes/children.ts';
import { type Session, withSession } from './processes/session.ts';
import { forgetPrefix } from './redis/client.ts';
import { appSpec, choosePorts, startApps, startServer } from './system/apps.ts';
import { buildWhenChanged } from './system/build.ts';
import { createKey } from './system/create-key.ts';
import { apiUrl, machineEnvironment, mcpUrl, sandboxEnvironment } from './system/environment.ts';
import { adminUrl, GIVEN, type Infrastructure, startInfrastructure } from './system/infrastructure.ts';
import { migrate } from './system/migrate.ts';
import { refuseUnknownFlags } from './terminal/flags.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { say, sayItem } from './terminal/say.ts';

const DATABASE = 'overture_demo';
const DRIVER = 'launcher/demo/main.ts';

/** Business time runs this much faster than real time: a sequence of three weeks fits into about four minutes. */
const CLOCK_SCALE = process.env['DEMO_CLOCK_SCALE'] || '7200';
const SEED = process.env['DEMO_SEED'] || '1';

/** The worker's rounds, in real milliseconds, often enough for a world whose hours pass in half a second. */
const WORKER_PACE = {
  WORKER_PULSE_MS: process.env['WORKER_PULSE_MS'] || '100',
  WORKER_INBOX_MS: process.env['WORKER_INBOX_MS'] || '500',
};

export interface DemoWorld {
  /** What the driver finds in its environment. */
  readonly env: Readonly<Record<string, string>>;
}

export async function demo(args: readonly string[]): Promise<number> {
  refuseUnknownFlags('demo', args, ['--json', '--keep']);
  return withSession(demoArea(), 'demo', async (session) => {
    const { env } = await bringUpDemo(session);
    return runDriver(session, env, args);
  });
}

/** Brings up servers, sandbox and apps on a fresh database, and tells where everything is. */
export async function bringUpDemo(session: Session): Promise<DemoWorld> {
  await buildWhenChanged(session);
  const infrastructure = await freshInfrastructure(session);
  await migrate(session, infrastructure);
  sayItem('Database', 'migrated');
  const sandbox = await startSandbox(session);
  const ports = await choosePorts(session.area);
  await startApps(session, infrastructure, {
    ports,
    businessClockUrl: sandbox.SANDBOX_URL,
    extra: WORKER_PACE,
  });
  sayItem('API', apiUrl(ports));
  sayItem('MCP', mcpUrl(ports.mcp));
  const { key } = await createKey(session, infrastructure, ['--name', 'demo']);
  return {
    env: {
      ...sandbox,
      API_URL: apiUrl(ports),
      MCP_URL: mcpUrl(ports.mcp),
      WORKER_URL: `http://127.0.0.1:${ports.worker}`,
      DEMO_API_KEY: key.trimEnd().split('\n').at(-1)?.trim() ?? '',
      DEMO_SEED: SEED,
      DEMO_CLOCK_SCALE: CLOCK_SCALE,
    },
  };
}

async function freshInfrastructure(session: Session): Promise<Infrastructure> {
  removeData(session.area);
  createArea(session.area);
  const options = { database: DATABASE, prefix: 'overture', durable: true };
  if (!GIVEN.databaseUrl && !GIVEN.redisUrl) return startInfrastructure(session, { ...options, given: {} });
  // On given servers the demo keeps to a database and a key prefix of its own, emptied first.
  const given = { ...GIVEN, redisAdapterUrl: undefined };
  const prefix = given.redisUrl ? 'overture-demo' : options.prefix;
  if (given.redisUrl) await forgetPrefix(given.redisUrl, prefix);
  if (!given.databaseUrl) return startInfrastructure(session, { ...options, prefix, given });
  const admin = adminUrl(given.databaseUrl);
  await dropDatabase(admin, DATABASE);
  await createDatabase(admin, DATABASE);
  const databaseUrl = withDatabase(given.databaseUrl, DATABASE);
  return startInfrastructure(session, { ...options, prefix, given: { ...given, databaseUrl } });
}

async function startSandbox(session: Session) {
  const { area } = session;
  const http = await portFor(area, 'sandbox');
  const world = {
    SANDBOX_URL: `http://127.0.0.1:${http}`,
    SANDBOX_SMTP_PORT: String(await portFor(area, 'sandbox-smtp')),
    SANDBOX_IMAP_PORT: String(await portFor(area, 'sandbox-imap')),
  };
  const env = {
    ...machineEnvironment(),
    ...sandboxEnvironment(),
    ...world,
    SANDBOX_PORT: String(http),
    SANDBOX_SEED: SEED,
    SANDBOX_CLOCK: `scaled:${CLOCK_SCALE}`,
  };
  await startServer(session, appSpec(area, 'sandbox', env, STAGE.world), http);
  sayItem('Sandbox', world.SANDBOX_URL);
  return world;
}

async function runDriver(
  { area, children }: Session,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<number> {
  if (!existsSync(join(area.root, DRIVER)))
    throw new LauncherError(`The demo's program ${DRIVER} is missing.`, ['get a whole checkout: git status']);
  say('');
  const { code } = await children.run({
    name: 'demo',
    command: process.execPath,
    args: [DRIVER, ...args],
    env: { ...machineEnvironment(), TERM: process.env['TERM'], NO_COLOR: process.env['NO_COLOR'], ...env },
    cwd: area.root,
    stage: STAGE.program,
    output: 'terminal',
  });
  return code;
}
