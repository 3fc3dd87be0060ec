/**
 * Does a test notice each of these mistakes?
 *
 * `npm run mutations [-- words of names or files]`: copies the tree to a temporary folder (never the checkout itself is
 * changed), sees every named test pass there, then makes one mistake after the other and expects its test to fail.
 * Exit code 1 if a mistake goes unnoticed or does not fit the source any more. `MUTATION_JOBS` copies work at once.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOUSE, makeCopy, type Copy } from './copy.ts';
import { runTests, type TestRun } from './jest.ts';
import { MUTATIONS } from './mutations.ts';
import type { Mutation } from './mutation.ts';

interface Verdict {
  readonly mutation: Mutation;
  readonly fate: 'killed' | 'survived' | 'broken';
  readonly detail: string;
}

const words = process.argv.slice(2);
const chosen = MUTATIONS.filter(({ name, file }) => words.every((word) => `${name} ${file}`.includes(word)));
const jobs = Math.max(1, Number(process.env['MUTATION_JOBS'] ?? 2));
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** One run for all files of a project: which of the named tests pass in the untouched source? */
async function untouched(copy: Copy): Promise<Map<Mutation, string | undefined>> {
  const problems = new Map<Mutation, string | undefined>();
  for (const project of new Set(chosen.map(({ test }) => test.project))) {
    const ours = chosen.filter(({ test }) => test.project === project);
    const files = [...new Set(ours.map(({ test }) => test.file))];
    const run = await runTests(copy.folder, project, files);
    for (const mutation of ours) problems.set(mutation, problemOf(mutation, run));
  }
  return problems;
}

function problemOf({ test }: Mutation, run: TestRun): string | undefined {
  const named = run.tests.filter(({ file, name }) => file === test.file && name.includes(test.name));
  if (named.length === 0) return `no test of ${test.file} is named "${test.name}"`;
  const failed = named.find(({ passed }) => !passed);
  return failed && `"${failed.name}" fails in the untouched source`;
}

async function attempt(copy: Copy, mutation: Mutation): Promise<Verdict> {
  const { test } = mutation;
  if (!copy.change(mutation)) return { mutation, fate: 'broken', detail: 'its place is not found once' };
  try {
    const run = await runTests(copy.folder, test.project, [test.file], test.name);
    const failed = run.tests.filter(({ passed }) => !passed);
    if (failed.length > 0) return { mutation, fate: 'killed', detail: failed[0]?.name ?? '' };
    if (run.timedOut) return { mutation, fate: 'killed', detail: 'the test never ended' };
    const ran = run.tests.length;
    if (ran === 0) return { mutation, fate: 'broken', detail: run.message || 'no test ran' };
    return { mutation, fate: 'survived', detail: `${ran} test(s) of ${test.file} pass: "${test.name}"` };
  } finally {
    copy.restore(mutation);
  }
}

async function work(queue: Mutation[], copy: Copy, verdicts: Verdict[]): Promise<void> {
  for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
    const begun = performance.now();
    const verdict = await attempt(copy, mutation);
    verdicts.push(verdict);
    say(`${verdict.fate.padEnd(8)}  ${mutation.name}  (${seconds(begun)})`);
    if (verdict.fate !== 'killed')
      say(`          ${mutation.file}: ${verdict.detail}\n          ${mutation.why}`);
  }
}

/** From the checkout itself: the user that Postgres runs as may not enter a copy, which is private to its maker. */
async function startTestServers(): Promise<void> {
  await runTests(HOUSE, 'integration', ['test/integration/support/servers.spec.ts']);
  rmSync(join(HOUSE, 'report-integration.json'), { force: true });
}

const begun = performance.now();
await startTestServers();
const copies = Array.from({ length: Math.min(jobs, chosen.length) }, () => makeCopy());
process.on('exit', () => {
  for (const { folder } of copies) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const [first] = copies;
if (!first) throw new Error(`No mutation matches "${words.join(' ')}".`);
const problems = await untouched(first);
say(`${chosen.length} mutations; their tests ran on the untouched source in ${seconds(begun)}.\n`);
const verdicts: Verdict[] = [];
const ready: Mutation[] = [];
for (const mutation of chosen) {
  const problem = problems.get(mutation);
  if (problem === undefined) ready.push(mutation);
  else {
    verdicts.push({ mutation, fate: 'broken', detail: problem });
    say(`broken    ${mutation.name}\n          ${problem}`);
  }
}
await Promise.all(copies.map((copy) => work(ready, copy, verdicts)));

const count = (fate: Verdict['fate']): number => verdicts.filter((verdict) => verdict.fate === fate).length;
say(`\n${seconds(begun)}${count('broken') > 0 ? `, ${count('broken')} broken` : ''}`);
say(`${count('killed')} killed, ${count('survived')} survived`);
process.exitCode = count('killed') === verdicts.length ? 0 : 1;
