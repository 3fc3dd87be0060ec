/** How many tests passed and failed, and how do sums of them read? */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };
export const ONE_PASSED: Tally = { passed: 1, failed: 0 };
export const ONE_FAILED: Tally = { passed: 0, failed: 1 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** What jest's `--json` report says that matters here. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that broke before a test of theirs could run. */
  readonly numRuntimeErrorTestSuites: number;
}

/** Counts a report; a file that could not run, a missing report or an unexplained exit code is a failure, never nothing. */
export function tallyOf(report: string | undefined, exitCode: number): Tally {
  if (report === undefined) return ONE_FAILED;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(report) as JestReport;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
}
