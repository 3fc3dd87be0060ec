/**
 * `./overture bench search [leads]`: does every documented filter answer in time over 1,000,000 leads?
 *
 * Real Postgres with fsync on, the use case as REST calls it (checks, one snapshot, leads with company and addresses). Each
 * filter is asked for its first page again and again, and for pages behind a place in the middle of the list; counts of
 * an audience's preview too. The verdict is about the slowest.
 */
import { audienceHandlers, encodeCursor, leadHandlers, type ReadContext } from '#application';
import { createDatabase } from '#persistence';
import { createBenchDatabase } from './support/bench-database.ts';
import { createLeadPopulation, type LeadPopulation } from './support/lead-population.ts';
import { searchesOf } from './support/searches.ts';

const LIMIT_MS = 150;
const ROUNDS = 20;
const leads = Number(process.argv[2] ?? 1_000_000);

const bench = await createBenchDatabase();
const database = createDatabase({ url: bench.apiUrl, label: 'bench', poolSize: 2 });
try {
  process.stdout.write(`Writing ${leads.toLocaleString('en')} leads …\n`);
  process.exitCode = (await measure(await createLeadPopulation(bench.owner, leads))) ? 0 : 1;
} finally {
  await database.close();
  await bench.close();
}

async function measure(people: LeadPopulation): Promise<boolean> {
  const { rows } = await bench.owner.query<{ id: string }>(
    'SELECT id FROM leads WHERE workspace_id = $1 ORDER BY id OFFSET $2 LIMIT 1',
    [people.workspaceId, Math.floor(leads / 2)],
  );
  const middle = encodeCursor([rows[0]?.id ?? '']);
  const page = { limit: 50, sort: 'newest' } as const;
  let good = true;
  const line = (name: string, cells: readonly string[]) =>
    process.stdout.write(`${name.padEnd(52)}${cells.map((cell) => cell.padStart(11)).join('')}\n`);
  line('milliseconds', ['found', 'first p50', 'p95', 'deep p95', 'preview p95']);
  for (const [name, input] of searchesOf(people)) {
    const search = (cursor?: string) =>
      ask((context) => leadHandlers['leads.search'](context, { ...page, ...input, cursor }));
    const first = await times(() => search());
    const deep =
      input.sort !== undefined && input.sort !== 'newest' ? undefined : await times(() => search(middle));
    const { filter } = input;
    const preview =
      filter && Object.keys(input).length === 1
        ? await times(() =>
            ask((context) => audienceHandlers['audiences.preview'](context, { filter, sample: 5 })),
          )
        : undefined;
    const found = (await search()).data.length;
    const late = [first, deep, preview].some(
      (measured) => measured !== undefined && measured.p95 >= LIMIT_MS,
    );
    good &&= !late;
    const p95 = (measured: Times | undefined) => (measured ? measured.p95.toFixed(1) : '');
    line(`${late ? '✗' : '✓'} ${name}`, [
      String(found),
      first.p50.toFixed(1),
      p95(first),
      p95(deep),
      p95(preview),
    ]);
  }
  process.stdout.write(`\n${good ? 'Every' : 'NOT every'} filter answers with p95 < ${LIMIT_MS} ms.\n`);
  return good;

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
}

async function times(work: () => Promise<unknown>): Promise<Times> {
  await work();
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    all.push(performance.now() - began);
  }
  all.sort((one, other) => one - other);
  const at = (share: number) => all[Math.min(all.length - 1, Math.ceil(all.length * share) - 1)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
