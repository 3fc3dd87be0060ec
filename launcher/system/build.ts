/**
 * Are the compiled apps those of the sources? A stamp beside the output holds a hash of everything that goes into it;
 * when it differs, the database client is generated and the sources are compiled anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createArea, logFile, mainArea } from '../area/area.ts';
import { lockWhenFree } from '../area/lock.ts';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { LauncherError } from '../terminal/launcher-error.ts';
import { say } from '../terminal/say.ts';
import { tail } from '../terminal/tail.ts';

const SOURCES = ['apps/**/*.ts', 'libs/**/*.ts'];
const SETTINGS = ['package.json', 'package-lock.json', '.swcrc', 'tsconfig.json', 'prisma.config.ts'];
const SCHEMA = ['prisma/schema.prisma', ...SETTINGS];
const GENERATED = 'libs/persistence/src/generated';

function hashOf(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...patterns], { cwd: root, exclude: ['**/*.spec.ts', `${GENERATED}/**`] }).sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function stampSays(file: string, hash: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

/** Builds when needed; two launchers of one checkout take turns. */
export async function buildWhenChanged(session: Session): Promise<void> {
  const { root } = session.area;
  createArea(mainArea(root));
  const lock = await lockWhenFree(mainArea(root), 'build');
  try {
    const schema = hashOf(root, SCHEMA);
    const generatedStamp = join(root, GENERATED, '.stamp');
    if (!stampSays(generatedStamp, schema)) {
      say('Generating the database client …');
      await runScript(session, 'generate');
      if (existsSync(join(root, GENERATED))) writeFileSync(generatedStamp, schema);
    }
    const sources = hashOf(root, [...SOURCES, ...SCHEMA]);
    const builtStamp = join(root, 'dist/.stamp');
    if (!stampSays(builtStamp, sources)) {
      say('Compiling …');
      await runScript(session, 'build');
      writeFileSync(builtStamp, sources);
    }
  } finally {
    lock.release();
  }
}

/** `node --run` runs a package.json script without npm, whose version and presence then do not matter. */
async function runScript({ area, children }: Session, script: string): Promise<void> {
  const { code } = await children.run({
    name: 'build',
    command: process.execPath,
    args: ['--run', script],
    env: process.env,
    cwd: area.root,
    stage: STAGE.program,
    output: 'log',
  });
  if (code === 0 || children.stopping) return;
  const log = logFile(area, 'build');
  throw new LauncherError(`\`npm run ${script}\` failed (code ${code}):\n${tail(log, 25).join('\n')}`, [
    `the whole output is in ${log}`,
  ]);
}
