/** `./overture reset`: how does one begin anew? The local database, queues and logs go; ports and secrets stay. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { demoArea, mainArea } from './area/area.ts';
import { removeArea, removeData } from './area/remove.ts';
import { outsideDir } from './postgres/home.ts';
import { withSession } from './processes/session.ts';
import { GIVEN } from './system/infrastructure.ts';
import { refuseUnknownFlags } from './terminal/flags.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { say } from './terminal/say.ts';

export async function reset(args: readonly string[]): Promise<number> {
  refuseUnknownFlags('reset', args, ['--yes']);
  if (GIVEN.databaseUrl)
    throw new LauncherError(
      'DATABASE_URL is set: the launcher does not delete a database that it did not make.',
      [
        'drop and create that database yourself, then run ./overture migrate',
        'or unset DATABASE_URL to reset the local one',
      ],
    );
  if (!args.includes('--yes') && !(await confirmed())) return 1;
  // As sessions, so that nothing that still runs loses its data under its feet.
  await withSession(demoArea(), 'reset', async () => 0);
  return withSession(mainArea(), 'reset', async ({ area }) => {
    removeArea(demoArea());
    removeData(area);
    rmSync(outsideDir(area.root), { recursive: true, force: true });
    say('The local database, queues and logs are deleted.');
    return 0;
  });
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new LauncherError('reset deletes the local database.', ['say so: ./overture reset --yes']);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test(await terminal.question('Delete the local database, queues and logs? [y/N] '));
  } finally {
    terminal.close();
  }
}
