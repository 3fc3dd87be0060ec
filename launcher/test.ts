/**
 * `./overture test [what]`: does everything hold? The checks that need no server, then jest's projects on servers made
 * for this run. It ends with a line `N passed, N failed` of its own; a check counts as one test.
 */
import { newThrowawayArea } from './area/area.ts';
import { type Session, withSession } from './processes/session.ts';
import { buildWhenChanged } from './system/build.ts';
import { startTestServers } from './system/test-servers.ts';
import { LauncherError } from './terminal/launcher-error.ts';
import { CHECKS, runChecks } from './test/checks.ts';
import { PROJECTS, runProject } from './test/jest.ts';
import { add, type Tally } from './test/tally.ts';

/** Everything that a name on the command line may mean; `architecture` is an import check and a test project. */
const known = (): string[] => [...new Set([...Object.keys(CHECKS), ...Object.keys(PROJECTS)])];

export async function test(args: readonly string[]): Promise<number> {
  const [what, ...patterns] = args;
  if (what !== undefined && !known().includes(what))
    throw new LauncherError(`There are no tests called "${what}".`, [`there are: ${known().join(', ')}`]);
  const wanted = (name: string): boolean => what === undefined || what === name;
  return withSession(newThrowawayArea(), `test ${args.join(' ')}`.trim(), async (session) => {
    const tally = await runAll(session, wanted, patterns);
    process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
    return tally.failed === 0 ? 0 : 1;
  });
}

async function runAll(
  session: Session,
  wanted: (name: string) => boolean,
  patterns: readonly string[],
): Promise<Tally> {
  // Types, the linter and the tests of a running system all need the generated client and the compiled apps.
  await buildWhenChanged(session);
  let tally = await runChecks(session, Object.keys(CHECKS).filter(wanted));
  const projects = Object.entries(PROJECTS).filter(([name]) => wanted(name));
  const needServers = projects.some(([, { servers }]) => servers);
  const servers = needServers ? await startTestServers(session, { durable: false }) : {};
  for (const [name] of projects) tally = add(tally, await runProject(session, name, patterns, servers));
  return tally;
}
