/** How does the database get its roles and tables? By the product's own migration program, as the owner. */
import { logFile } from '../area/area.ts';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { tail } from '../terminal/tail.ts';
import { migrateEnvironment } from './environment.ts';
import type { Infrastructure } from './infrastructure.ts';

const PROGRAM = 'dist/libs/persistence/src/migrate/main.js';

export async function migrate({ area, children }: Session, infrastructure: Infrastructure): Promise<void> {
  const { code } = await children.run({
    name: 'migrate',
    command: process.execPath,
    args: [PROGRAM],
    env: migrateEnvironment(infrastructure),
    cwd: area.root,
    stage: STAGE.program,
    output: 'log',
  });
  if (code === 0 || children.stopping) return;
  const log = logFile(area, 'migrate');
  throw new LauncherError(`The migration failed (code ${code}):\n${tail(log, 25).join('\n')}`, [
    'the role in DATABASE_URL must own the database and be able to create roles',
    `the whole output is in ${log}`,
  ]);
}
