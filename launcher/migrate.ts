/** `./overture migrate`: how is the database brought to the newest schema without starting the apps? */
import { withServers } from './system/join.ts';
import { migrate } from './system/migrate.ts';
import { sayItem } from './terminal/say.ts';

export const migrateCommand = (): Promise<number> =>
  withServers('migrate', async (session, infrastructure) => {
    await migrate(session, infrastructure);
    sayItem('Database', 'migrated');
    return 0;
  });
