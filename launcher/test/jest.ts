/** How is one of jest's projects run and counted? With its own report, on the servers of this run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAGE } from '../processes/children.ts';
import type { Session } from '../processes/session.ts';
import { say } from '../terminal/say.ts';
import { type Tally, tallyOf } from './tally.ts';

interface Project {
  readonly servers: boolean;
  /** Tests that kill and freeze what they like, by the clock of the wall, do not share the machine with each other. */
  readonly oneByOne: boolean;
}

/** The projects of jest.config.js, in the order in which they tell most for their time. */
export const PROJECTS: Readonly<Record<string, Project>> = {
  architecture: { servers: false, oneByOne: false },
  unit: { servers: false, oneByOne: false },
  integration: { servers: true, oneByOne: false },
  e2e: { servers: true, oneByOne: false },
  chaos: { servers: true, oneByOne: true },
};

const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

export async function runProject(
  { area, children }: Session,
  name: string,
  patterns: readonly string[],
  servers: Readonly<Record<string, string>>,
): Promise<Tally> {
  const report = join(area.dir, `jest-${name}.json`);
  say(`— ${name}`);
  const { code } = await children.run({
    name: `jest-${name}`,
    command: process.execPath,
    args: [
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      name,
      '--passWithNoTests',
      '--json',
      `--outputFile=${report}`,
      ...(PROJECTS[name]?.oneByOne ? ['--runInBand'] : []),
      ...(patterns.length > 0 ? ['--', ...patterns] : []),
    ],
    env: { ...process.env, ...servers, NODE_OPTIONS },
    cwd: area.root,
    stage: STAGE.program,
    output: 'terminal',
  });
  return tallyOf(readReport(report), code);
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
