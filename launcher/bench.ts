/** `./overture bench [name]`: which load tests are there, and how is one run? On servers of its own, kept durable. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { newThrowawayArea, ROOT } from './area/area.ts';
import { STAGE } from './processes/children.ts';
import { withSession } from './processes/session.ts';
import { buildWhenChanged } from './system/build.ts';
import { startTestServers } from './system/test-servers.ts';
import { LauncherError } from './terminal/launcher-error.ts';

const benches = (): string[] =>
  globSync('test/load/*.ts', { cwd: ROOT })
    .map((file) => basename(file, '.ts'))
    .sort();

export async function bench([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) {
    process.stdout.write(`Load tests (./overture bench <name>): ${benches().join(', ') || 'none yet'}\n`);
    return 0;
  }
  if (!benches().includes(name))
    throw new LauncherError(`There is no load test "${name}".`, [
      `there are: ${benches().join(', ') || 'none yet'}`,
    ]);
  return withSession(newThrowawayArea(), `bench ${name}`, async (session) => {
    await buildWhenChanged(session);
    const servers = await startTestServers(session, { durable: true });
    const { code } = await session.children.run({
      name: 'bench',
      command: process.execPath,
      args: [join('test/load', `${name}.ts`), ...args],
      env: { ...process.env, ...servers },
      cwd: ROOT,
      stage: STAGE.program,
      output: 'terminal',
    });
    return code;
  });
}
