/**
 * How does a short command (a key, a migration) reach the servers? It joins a running Overture, or starts the servers
 * for as long as it needs them.
 */
import { type Area, mainArea } from '../area/area.ts';
import { readOrCreateSecrets } from '../area/secrets.ts';
import { readState } from '../area/state.ts';
import { isAlive } from '../processes/identity.ts';
import { Children } from '../processes/children.ts';
import { type Session, withSession } from '../processes/session.ts';
import { buildWhenChanged } from './build.ts';
import { addresses, type Infrastructure, MAIN, startInfrastructure } from './infrastructure.ts';

export const isRunning = (area: Area): boolean => isAlive(readState(area).launcher);

type Work = (session: Session, infrastructure: Infrastructure, running: boolean) => Promise<number>;

export async function withServers(command: string, work: Work): Promise<number> {
  const area = mainArea();
  if (!isRunning(area))
    return withSession(area, command, async (session) => {
      await buildWhenChanged(session);
      return work(session, await startInfrastructure(session, MAIN), false);
    });
  const guest: Session = {
    area,
    children: new Children(area, { recorded: false }),
    interrupted: new Promise(() => undefined),
  };
  return work(guest, await addresses(area, readOrCreateSecrets(area), MAIN), true);
}
