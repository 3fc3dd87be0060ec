/** `./overture up`: how does the whole product come up, and stay up until Ctrl-C? */
import { mainArea } from './area/area.ts';
import { type Session, withSession } from './processes/session.ts';
import { choosePorts, startApps } from './system/apps.ts';
import { buildWhenChanged } from './system/build.ts';
import { apiUrl, mcpUrl } from './system/environment.ts';
import { MAIN, startInfrastructure } from './system/infrastructure.ts';
import { migrate } from './system/migrate.ts';
import { refuseUnknownFlags } from './terminal/flags.ts';
import { say, sayItem } from './terminal/say.ts';

async function work(session: Session): Promise<number> {
  await buildWhenChanged(session);
  const infrastructure = await startInfrastructure(session, MAIN);
  await migrate(session, infrastructure);
  sayItem('Database', 'migrated');
  const ports = await choosePorts(session.area);
  await startApps(session, infrastructure, { ports });
  sayItem('API', `${apiUrl(ports)}  (docs: ${apiUrl(ports)}/docs)`);
  sayItem('MCP', mcpUrl(ports.mcp));
  sayItem('Worker', 'ready');
  say(
    'Overture is up. Ctrl-C stops it. In another terminal: ./overture key, ./overture status, ./overture logs -f',
  );
  await session.interrupted;
  return 0;
}

export async function up(args: readonly string[]): Promise<number> {
  refuseUnknownFlags('up', args, []);
  const code = await withSession(mainArea(), 'up', work);
  // Being asked to stop is how `up` normally ends.
  return code > 128 ? 0 : code;
}
