/**
 * `./overture bench leads [--full]`: how fast does a file of leads get in, and what does it cost the others?
 *
 * Real API and worker processes, Postgres with fsync on, the file over HTTP; the clock runs from the first byte until the
 * import is done. Compared with a bare COPY of the very rows that it wrote into a copy of the same database: same tables,
 * indexes and triggers. `--full` also sends 1,000,000 rows, for the memory.
 */
import { createApiKey, createDatabase } from '#persistence';
import { SCOPES } from '#contracts';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBenchDatabase, type BenchDatabase } from './support/bench-database.ts';
import { copyIn, copyOut } from './support/bare-copy.ts';
import { freePort } from '../support/free-port.ts';
import { newPeople, withConflicts, type FileOfLeads } from './support/lead-files.ts';
import { startMeasured, type MeasuredProcess } from './support/measured-process.ts';

const RATIO = 0.33;
const LAG_MS = 100;
const ROWS = 100_000;
/** What is in use after the larger file, beside the smaller one: caches fill up once, and then no more. */
const MEMORY_FACTOR = 1.5;
/** What either process may hold at any time, garbage included: V8 collects it when it likes. */
const MOST_MB = 1_000;
const full = process.argv.includes('--full');

interface ImportView {
  readonly id: string;
  readonly state: string;
  readonly created: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly problems: number;
}

interface Measured {
  readonly file: FileOfLeads;
  readonly view: ImportView;
  readonly seconds: number;
  readonly api: Awaited<ReturnType<MeasuredProcess['report']>>;
  readonly worker: Awaited<ReturnType<MeasuredProcess['report']>>;
}

const bench = await createBenchDatabase();
const peer = await createBenchDatabase();
try {
  process.exitCode = (await measure(bench, peer)) ? 0 : 1;
} finally {
  await peer.close();
  await bench.close();
}

async function measure(own: BenchDatabase, bare: BenchDatabase): Promise<boolean> {
  const env = await environment(own);
  const { key, workspaceId } = await createKey(own, env);
  await bare.owner.query(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', now())`, [
    workspaceId,
  ]);
  const api = await startMeasured('api', env, Number(env['API_PORT']));
  const worker = await startMeasured('worker', env, Number(env['WORKER_HEALTH_PORT']));
  const send = async (file: FileOfLeads): Promise<Measured> => {
    await Promise.all([api.report(), worker.report()]);
    const began = performance.now();
    const view = await importFile(`http://127.0.0.1:${env['API_PORT']}`, key, file);
    const seconds = (performance.now() - began) / 1000;
    return { file, view, seconds, api: await api.report(), worker: await worker.report() };
  };
  try {
    const small = await send(newPeople('10,000 new rows', 10_000, 10_000_000));
    await empty(own);
    const fresh = await send(newPeople('100,000 new rows', ROWS, 0));
    const copied = await copyOut(own.owner, workspaceId);
    const bareSeconds = (await copyIn(bare.owner, copied, true)) / 1000;
    await empty(bare);
    const untriggered = (await copyIn(bare.owner, copied, false)) / 1000;
    const same = await send(newPeople('the same rows again', ROWS, 0));
    const conflicts = await send(withConflicts('10 % conflicts', ROWS, 5_000_000));
    const huge = full ? await send(newPeople('1,000,000 new rows', 1_000_000, 20_000_000)) : undefined;
    return report({ bareSeconds, untriggered }, [fresh, same, conflicts], small, huge ?? fresh);
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
  }
}

async function empty({ owner }: BenchDatabase): Promise<void> {
  for (const table of ['events', 'leads', 'companies']) await owner.query(`DELETE FROM ${table}`);
  await owner.query('VACUUM ANALYZE');
}

interface Bare {
  readonly bareSeconds: number;
  readonly untriggered: number;
}

function report(
  { bareSeconds, untriggered }: Bare,
  runs: readonly Measured[],
  small: Measured,
  large: Measured,
): boolean {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const mb = (value: number) => `${value.toFixed(0)} MB`;
  line('file', 'seconds', 'rows/s', '× bare COPY', 'API p99 lag', 'worst', 'worker p99');
  line('bare COPY', bareSeconds.toFixed(2), rate(ROWS, bareSeconds), '1.00');
  line('… without triggers', untriggered.toFixed(2), rate(ROWS, untriggered));
  let good = true;
  for (const { file, view, seconds, api, worker } of large === runs[0] ? runs : [...runs, large]) {
    const ratio = file.rows === ROWS ? bareSeconds / seconds : undefined;
    good &&= view.state === 'done' && (ratio ?? 1) >= RATIO && api.p99Ms < LAG_MS;
    line(
      file.name,
      seconds.toFixed(2),
      rate(file.rows, seconds),
      ratio?.toFixed(2) ?? '',
      ms(api.p99Ms),
      ms(api.maxMs),
      ms(worker.p99Ms),
    );
  }
  line('\nmemory', 'API in use', 'at most', 'worker in use', 'at most');
  for (const { file, api, worker } of [small, large])
    line(file.name, mb(api.liveMb), mb(api.peakMb), mb(worker.liveMb), mb(worker.peakMb));
  const flat =
    large.api.liveMb < small.api.liveMb * MEMORY_FACTOR &&
    large.worker.liveMb < small.worker.liveMb * MEMORY_FACTOR &&
    Math.max(large.api.peakMb, large.worker.peakMb) < MOST_MB;
  process.stdout.write(
    `\n${good ? 'Each file' : 'NOT each file'} gets in at ≥ ${RATIO} of a bare COPY with a p99 lag < ${LAG_MS} ms; memory ${flat ? 'is flat' : 'is NOT flat'}.\n`,
  );
  return good && flat;
}

function rate(rows: number, seconds: number): string {
  return Math.round(rows / seconds).toLocaleString('en');
}

function line(...cells: string[]): void {
  const text = cells.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart(15))).join('');
  process.stdout.write(`${text}\n`);
}

async function importFile(apiUrl: string, key: string, file: FileOfLeads): Promise<ImportView> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' };
  const upload = request(`${apiUrl}/v1/imports`, { method: 'POST', headers });
  const answered = new Promise<string>((resolve, reject) => {
    upload.once('error', reject).once('response', (response) => resolve(text(response)));
  });
  await Promise.all([pipeline(file.body(), upload), answered]);
  let view = JSON.parse(await answered) as ImportView;
  while (!['done', 'failed', 'cancelled'].includes(view.state)) {
    if (view.id === undefined) throw new Error(`The upload was refused: ${await answered}`);
    await sleep(50);
    const response = await fetch(`${apiUrl}/v1/imports/${view.id}`, {
      headers: { authorization: headers.authorization },
    });
    view = (await response.json()) as ImportView;
  }
  return view;
}

async function environment(own: BenchDatabase): Promise<Record<string, string>> {
  const redis = process.env['TEST_REDIS_URL'] ?? '';
  const [apiPort, workerPort] = [await freePort(), await freePort()];
  return {
    LOG_LEVEL: 'warn',
    LISTEN_HOST: '127.0.0.1',
    DATABASE_URL_API: own.apiUrl,
    DATABASE_URL_ENGINE: own.engineUrl,
    REDIS_URL: redis,
    QUEUE_PREFIX: `bench-${randomBytes(4).toString('hex')}`,
    API_PORT: String(apiPort),
    API_PUBLIC_URL: `http://127.0.0.1:${apiPort}`,
    API_READS_PER_MINUTE: '1000000',
    WORKER_HEALTH_PORT: String(workerPort),
    OVERTURE_SECRET_KEY: randomBytes(32).toString('base64'),
    OVERTURE_KEY_PEPPER: randomBytes(32).toString('base64'),
  };
}

async function createKey(
  own: BenchDatabase,
  env: Readonly<Record<string, string>>,
): Promise<{ key: string; workspaceId: string }> {
  const database = createDatabase({ url: own.apiUrl, label: 'bench', poolSize: 1 });
  try {
    const wanted = { name: 'bench', scopes: SCOPES, kind: 'service', workspace: 'Bench' } as const;
    const { key } = await createApiKey(
      database.engineSql,
      env['OVERTURE_KEY_PEPPER'] ?? '',
      wanted,
      Temporal.Now.instant(),
    );
    const { rows } = await own.owner.query<{ id: string }>('SELECT id FROM workspaces');
    return { key, workspaceId: rows[0]?.id ?? '' };
  } finally {
    await database.close();
  }
}
