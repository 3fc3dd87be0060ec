import { add, NOTHING, ONE_FAILED, tallyOf } from './tally.ts';

const report = (numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites = 0): string =>
  JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites });

test('passed and failed tests are counted as jest reports them', () => {
  expect(add(NOTHING, tallyOf(report(7, 2), 1))).toEqual({ passed: 7, failed: 2 });
});

test('a file that could not even be loaded counts as a failure', () => {
  expect(tallyOf(report(3, 0, 1), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a run without a report is a failure', () => {
  expect(tallyOf(undefined, 1)).toEqual(ONE_FAILED);
});

test('a run that ends badly is never counted as whole', () => {
  expect(tallyOf(report(3, 0), 134)).toEqual({ passed: 3, failed: 1 });
});
