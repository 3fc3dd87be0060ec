/**
 * `./overture bench search [--leads 1000000] [--only TEXT]`: does every documented filter answer in time over so many leads?
 *
 * Real Postgres with fsync on, the use case as REST calls it (checks, one snapshot, leads with company and addresses). Each
 * filter is asked for its first page again and again, for pages behind a place in the middle of the list, and for its
 * preview. The verdict is about the slowest. At the end an export is read, to see that its memory stays flat. `--only` asks
 * those alone whose name holds the text, and reads no export.
 */
import { parseArgs } from 'node:util';
import { audienceHandlers, encodeCursor, leadHandlers, type ReadContext } from '#application';
import { createDatabase } from '#persistence';
import { createBenchDatabase } from './support/bench-database.ts';
import { exportSteadily } from './support/steady-export.ts';
import { createLeadPopulation, type LeadPopulation } from './support/lead-population.ts';
import { searchesOf, type Search } from './support/searches.ts';

const SEARCH_LIMIT_MS = 150;
const PREVIEW_LIMIT_MS = 500;
const ROUNDS = 20;
const EXPORTED = 200_000;
const { values } = parseArgs({
  options: { leads: { type: 'string', default: '1000000' }, only: { type: 'string' } },
});
const { only } = values;
const leads = Number(values.leads);

const bench = await createBenchDatabase();
const database = createDatabase({ url: bench.apiUrl, label: 'bench', poolSize: 2 });
try {
  process.stdout.write(`Writing ${leads.toLocaleString('en')} leads … `);
  const began = performance.now();
  const people = await createLeadPopulation(bench.owner, bench.helper, leads);
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0)} s\n\n`);
  const late = await measure(people);
  process.stdout.write(
    late.length === 0
      ? `\nEvery search answers with p95 < ${SEARCH_LIMIT_MS} ms, every preview with p95 < ${PREVIEW_LIMIT_MS} ms.\n`
      : `\nToo late (searches ${SEARCH_LIMIT_MS} ms, previews ${PREVIEW_LIMIT_MS} ms): ${late.join('; ')}.\n`,
  );
  if (only === undefined)
    process.stdout.write(
      `${await exportSteadily(database.unitOfWork, people.workspaceId, Math.min(EXPORTED, leads))}\n`,
    );
  process.exitCode = late.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await bench.close();
}

/** Names of what was too late. */
async function measure(people: LeadPopulation): Promise<string[]> {
  const { rows } = await bench.owner.query<{ id: string }>(
    'SELECT id FROM leads WHERE workspace_id = $1 ORDER BY id OFFSET $2 LIMIT 1',
    [people.workspaceId, Math.floor(leads / 2)],
  );
  const middle = encodeCursor([rows[0]?.id ?? '']);
  const late: string[] = [];
  line('milliseconds, p50 / p95 / max', ['found', 'first page', 'deep page', 'preview']);
  for (const [name, input] of searchesOf(people).filter(([name]) => name.includes(only ?? ''))) {
    const { found, first, deep, preview } = await measureOne(input, middle);
    const isLate =
      [first, deep].some((times) => times !== undefined && times.p95 >= SEARCH_LIMIT_MS) ||
      (preview !== undefined && preview.p95 >= PREVIEW_LIMIT_MS);
    if (isLate) late.push(name);
    line(`${isLate ? '✗' : '✓'} ${name}`, [String(found), ...[first, deep, preview].map(cell)]);
  }
  return late;

  async function measureOne(input: Search, middle: string) {
    const page = { limit: 50, sort: 'newest', ...input } as const;
    const search = (cursor?: string) =>
      ask((context) => leadHandlers['leads.search'](context, { ...page, cursor }));
    const { filter } = input;
    return {
      found: (await search()).data.length,
      first: await timesOf(() => search()),
      deep: page.sort === 'newest' ? await timesOf(() => search(middle)) : undefined,
      preview:
        filter && Object.keys(input).length === 1
          ? await timesOf(() =>
              ask((context) => audienceHandlers['audiences.preview'](context, { filter, sample: 5 })),
            )
          : undefined,
    };
  }

  function ask<Answer>(work: (context: ReadContext) => Promise<Answer>): Promise<Answer> {
    const { workspaceId } = people;
    const caller = {
      workspaceId,
      apiKeyId: workspaceId,
      scopes: ['outreach:read'],
      kind: 'service',
    } as const;
    return database.unitOfWork.read(workspaceId, (stores) =>
      work({ caller, now: Temporal.Instant.from('2026-01-01T00:00:00Z'), stores }),
    );
  }
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  await work();
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    all.push(performance.now() - began);
  }
  all.sort((one, other) => one - other);
  const at = (share: number) => all[Math.ceil(all.length * share) - 1] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

function cell(times: Times | undefined): string {
  return times ? [times.p50, times.p95, times.max].map((ms) => ms.toFixed(0)).join(' / ') : '';
}

function line(name: string, cells: readonly string[]): void {
  const [found = '', ...rest] = cells;
  process.stdout.write(
    `${name.padEnd(60)}${found.padStart(6)}${rest.map((text) => text.padStart(18)).join('')}\n`,
  );
}
