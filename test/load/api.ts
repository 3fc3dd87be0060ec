/**
 * `./overture bench api [--seconds N]`: what does a read over REST cost, beside a server that only fetches and answers?
 *
 * The real API as a process (keys, scopes, budgets in Redis, validation, one snapshot behind row-level security) and a bare
 * Fastify with `pg` and prepared statements, on the same Postgres with as many connections, asked by a third process. First
 * both must answer the same bytes; then they are measured in turns, so that what slows the machine slows both. The promise:
 * at least half of the bare server's answers a second, for each read.
 */
import { createApiKey, createDatabase } from '#persistence';
import { encodeId, SCOPES } from '#contracts';
import { randomBytes } from 'node:crypto';
import { freePort } from '../support/free-port.ts';
import { createApiWorld, type ApiWorld } from './support/api-world.ts';
import { createBenchDatabase, type BenchDatabase } from './support/bench-database.ts';
import { startMeasured } from './support/measured-process.ts';
import { startTalking } from './support/talking-process.ts';
import type { LoadOrder, LoadReport } from './support/http-load.ts';

const RATIO = 0.5;
const AT_ONCE = 16;
const POOL_SIZE = 16;
const TURNS = 4;
/** Until the functions that answer are compiled. */
const WARM_MS = 2_000;
const secondsAt = process.argv.indexOf('--seconds');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const TURN_MS = Number(secondsAt < 0 ? 1.25 : process.argv[secondsAt + 1]) * 1000;

type Read = Pick<LoadOrder, 'method' | 'path' | 'body'> & { readonly name: string };

const readsOf = ({ campaignId, leadId, conversationId }: ApiWorld): Read[] => [
  { name: 'one lead', method: 'GET', path: `/v1/leads/${encodeId('lead', leadId)}` },
  { name: '50 leads', method: 'POST', path: '/v1/leads/search', body: '{"limit":50}' },
  { name: '50 campaigns', method: 'GET', path: '/v1/campaigns?limit=50' },
  {
    name: 'a conversation, 20 messages',
    method: 'GET',
    path: `/v1/conversations/${encodeId('conversation', conversationId)}`,
  },
  {
    name: 'figures of a campaign',
    method: 'GET',
    path: `/v1/campaigns/${encodeId('campaign', campaignId)}/figures`,
  },
  { name: '50 events', method: 'GET', path: '/v1/events?limit=50' },
];

const bench = await createBenchDatabase();
try {
  process.exitCode = (await measure(await createApiWorld(bench))) ? 0 : 1;
} finally {
  await bench.close();
}

async function measure(world: ApiWorld): Promise<boolean> {
  const env = await environment(bench);
  const key = await createKey(bench, env['OVERTURE_KEY_PEPPER'] ?? '');
  const barePort = await freePort();
  const own = { origin: env['API_PUBLIC_URL'] ?? '', authorization: `Bearer ${key}` };
  const bare = { origin: `http://127.0.0.1:${barePort}`, authorization: `Bearer ${key}` };
  await using stack = new AsyncDisposableStack();
  const api = await startMeasured('api', env, Number(env['API_PORT']));
  stack.defer(() => api.stop());
  const peer = await startTalking('bare-api', {
    // Sees every workspace, as a server without row-level security would.
    DATABASE_URL: bench.engineUrl,
    PORT: String(barePort),
    POOL_SIZE: String(POOL_SIZE),
    KEYS: JSON.stringify({ [key]: world.workspaceId }),
  });
  stack.defer(() => peer.stop());
  const load = await startTalking('http-load', {});
  stack.defer(() => load.stop());

  line('answers a second', ['Overture', 'p50', 'p99', 'bare', 'p50', 'p99', 'ratio']);
  const ratios: number[] = [];
  for (const read of readsOf(world).filter(({ name }) => only === undefined || name.includes(only))) {
    await requireSameAnswer(read, own, bare);
    const ask = (of: typeof own, ms: number) => load.ask<LoadReport>({ ...read, ...of, atOnce: AT_ONCE, ms });
    const measured = { own: [] as LoadReport[], bare: [] as LoadReport[] };
    await ask(own, WARM_MS);
    await ask(bare, WARM_MS);
    for (let turn = 0; turn < TURNS; turn += 1) {
      measured.own.push(await ask(own, TURN_MS));
      measured.bare.push(await ask(bare, TURN_MS));
    }
    const [ours, theirs] = [figuresOf(measured.own), figuresOf(measured.bare)];
    const ratio = ours.rate / theirs.rate;
    ratios.push(ratio);
    const good = ratio >= RATIO && ours.failed + theirs.failed === 0;
    line(`${good ? '✓' : '✗'} ${read.name}`, [...cells(ours), ...cells(theirs), ratio.toFixed(2)]);
    if (!good) process.exitCode = 1;
  }
  const worst = Math.min(...ratios);
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  const kept = worst >= RATIO && process.exitCode !== 1;
  process.stdout.write(
    `\nThe reads reach ${mean.toFixed(2)} of bare Fastify and pg on average, ${worst.toFixed(2)} at the least; promised is ${RATIO} for each: ${kept ? 'kept' : 'BROKEN'}.\n`,
  );
  return kept;
}

interface Figures {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

function figuresOf(reports: readonly LoadReport[]): Figures {
  const times = reports.flatMap((report) => [...report.times]).sort((one, other) => one - other);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN;
  return {
    rate: times.length / reports.reduce((sum, { seconds }) => sum + seconds, 0),
    p50: at(0.5),
    p99: at(0.99),
    failed: reports.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function cells({ rate, p50, p99 }: Figures): string[] {
  return [Math.round(rate).toLocaleString('en'), `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`];
}

function line(name: string, figures: readonly string[]): void {
  process.stdout.write(`${name.padEnd(32)}${figures.map((cell) => cell.padStart(11)).join('')}\n`);
}

async function requireSameAnswer(
  { name, method, path, body }: Read,
  own: Pick<LoadOrder, 'origin' | 'authorization'>,
  bare: Pick<LoadOrder, 'origin' | 'authorization'>,
): Promise<void> {
  const [ours, theirs] = await Promise.all(
    [own, bare].map(async ({ origin, authorization }) => {
      const headers = {
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const response = await fetch(`${origin}${path}`, { method, headers, body: body ?? null });
      return `${response.status} ${await response.text()}`;
    }),
  );
  if (ours === theirs && ours?.startsWith('200 ')) return;
  throw new Error(`${name}: the answers differ.\nOverture: ${ours}\nbare: ${theirs}`);
}

async function environment(own: BenchDatabase): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    LISTEN_HOST: '127.0.0.1',
    DATABASE_URL_API: own.apiUrl,
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
    QUEUE_PREFIX: `bench-${randomBytes(4).toString('hex')}`,
    API_PORT: String(port),
    API_PUBLIC_URL: `http://127.0.0.1:${port}`,
    API_READS_PER_MINUTE: '1000000',
    OVERTURE_SECRET_KEY: randomBytes(32).toString('base64'),
    OVERTURE_KEY_PEPPER: randomBytes(32).toString('base64'),
  };
}

async function createKey(own: BenchDatabase, pepper: string): Promise<string> {
  const database = createDatabase({ url: own.apiUrl, label: 'bench', poolSize: 1 });
  try {
    const wanted = { name: 'bench', scopes: SCOPES, kind: 'service', workspace: 'bench' } as const;
    return (await createApiKey(database.engineSql, pepper, wanted, Temporal.Now.instant())).key;
  } finally {
    await database.close();
  }
}
