/** What do these tests say about this tree? Jest's own report, so that a crash is told from a test that failed. */
import { spawn } from 'node:child_process';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Mutation } from './mutation.ts';

export interface TestRun {
  readonly tests: readonly { readonly file: string; readonly name: string; readonly passed: boolean }[];
  readonly timedOut: boolean;
  /** Why a file could not be run at all. */
  readonly message: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const LONGEST_MS = 240_000;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

export async function runTests(
  folder: string,
  project: Mutation['test']['project'],
  files: readonly string[],
  name = '',
): Promise<TestRun> {
  const report = join(folder, `report-${project}.json`);
  rmSync(report, { force: true });
  const timedOut = await jest(folder, [
    ...['--selectProjects', project, '--json', '--outputFile', report, '--silent', '--runInBand'],
    ...(name === '' ? [] : ['--testNamePattern', escaped(name)]),
    ...['--runTestsByPath', ...files],
  ]);
  return readReport(report, folder, timedOut);
}

/** True when it had to be ended. */
function jest(folder: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    },
  });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, LONGEST_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(timedOut);
    });
  });
}

function readReport(path: string, folder: string, timedOut: boolean): TestRun {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return { tests: [], timedOut, message: 'Jest wrote no report.' };
  }
  const root = realpathSync(folder);
  const tests = report.testResults.flatMap((result) =>
    result.assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({
        file: relative(root, result.name),
        name: fullName,
        passed: status === 'passed',
      })),
  );
  return {
    tests,
    timedOut,
    message: report.testResults
      .map(({ message }) => message)
      .join('\n')
      .slice(0, 2_000),
  };
}
