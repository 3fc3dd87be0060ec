/**
 * How are launchers tried without the product? In a small checkout of their own: the real launcher with real Postgres
 * and Redis, and stand-ins for the apps that serve `/health/ready` and write down the environment they were given.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { outsideDir } from '../../../launcher/postgres/home.ts';
import { isAlive, type KnownProcess } from '../../../launcher/processes/identity.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** Builds dist/: what `npm run build` does in the real checkout. */
const BUILD = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const app = (name, port) => \`
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
writeFileSync('environment-\${name}.json', JSON.stringify(process.env));
const server = createServer((request, response) => {
  response.statusCode = request.url === '/health/ready' ? 200 : 404;
  response.end();
}).listen(Number(process.env.\${port}), '127.0.0.1');
process.on('SIGTERM', () => setTimeout(() => process.exit(0), \${name === 'worker' ? 500 : 0}));
\`;
const write = (file, text) => {
  mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true });
  writeFileSync(file, text);
};
for (const [name, port] of [['api', 'API_PORT'], ['worker', 'WORKER_HEALTH_PORT'], ['mcp', 'MCP_PORT']])
  write(\`dist/apps/\${name}/src/main.js\`, app(name, port));
write('dist/libs/persistence/src/migrate/main.js', readFileSync('migrate.mjs', 'utf8'));
write('dist/apps/api/src/create-key.js', "console.log('key for ' + process.argv.slice(2).join(' '));");
writeFileSync('builds.txt', 'built\\n', { flag: 'a' });
`;

/** A migration that counts its runs in the database, which shows whether data survived. */
const MIGRATE = `
import pg from 'pg';
const client = new pg.Client({ connectionString: process.env.DATABASE_URL_OWNER });
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS starts (at timestamptz)');
await client.query('INSERT INTO starts VALUES (clock_timestamp())');
await client.end();
`;

const PACKAGE = {
  name: 'launcher-trial',
  private: true,
  type: 'module',
  scripts: { generate: 'true', build: 'node build.mjs' },
};

export interface ServiceStatus {
  readonly name: string;
  readonly pid: number;
  readonly ready: boolean;
  readonly url: string;
}

interface AreaState {
  readonly launcher: KnownProcess;
  readonly guardian: KnownProcess;
  readonly ports: Readonly<Record<string, number>>;
  readonly processes: Readonly<Record<string, KnownProcess>>;
}

export interface Checkout {
  readonly dir: string;
  /** Starts `./overture up` and resolves when it says that it is up. */
  up(): Promise<ChildProcess>;
  run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }>;
  state(): AreaState;
  services(): Promise<ServiceStatus[]>;
  read(file: string): string;
  secrets(): { postgresOwner: string; redis: { overture: string; adapter: string } };
  /** Launcher, guardian and every server and app, as they are now. */
  everything(): KnownProcess[];
  remove(): void;
}

/** The machine's own variables: nothing of the run that these tests are part of. */
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], HOME: process.env['HOME'] });

export function makeCheckout({ mode = 0o755 } = {}): Checkout {
  const parent = mkdtempSync(join(tmpdir(), 'overture-trial-'));
  chmodSync(parent, mode);
  const dir = join(parent, 'a checkout');
  mkdirSync(dir);
  for (const name of ['overture', 'launcher', 'libs/queue/src/redis-acl.ts'])
    cpSync(join(PROJECT, name), join(dir, name), { recursive: true });
  cpSync(join(PROJECT, 'package-lock.json'), join(dir, 'package-lock.json'));
  symlinkSync(join(PROJECT, 'node_modules'), join(dir, 'node_modules'));
  writeFileSync(join(dir, 'package.json'), JSON.stringify(PACKAGE));
  writeFileSync(join(dir, 'build.mjs'), BUILD);
  writeFileSync(join(dir, 'migrate.mjs'), MIGRATE);
  return trial(parent, dir);
}

function trial(parent: string, dir: string): Checkout {
  const started: ChildProcess[] = [];
  const read = (file: string): string => readFileSync(join(dir, file), 'utf8');
  const launch = (args: readonly string[]): ChildProcess => {
    const child = spawn(join(dir, 'overture'), args, {
      cwd: '/',
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    return child;
  };
  const state = (): AreaState => JSON.parse(read('.overture/state.json')) as AreaState;
  const run: Checkout['run'] = async (args) => {
    const child = launch(args);
    const [stdout, stderr] = [collect(child, 'stdout'), collect(child, 'stderr')];
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout: stdout(), stderr: stderr() };
  };
  return {
    dir,
    run,
    state,
    read,
    async up() {
      const child = launch(['up']);
      const said = collect(child, 'stderr');
      while (!said().includes('Overture is up')) {
        if (child.exitCode !== null) throw new Error(`up ended with ${child.exitCode}:\n${said()}`);
        await sleep(20);
      }
      return child;
    },
    async services() {
      const { stdout } = await run(['status', '--json']);
      const { areas } = JSON.parse(stdout) as { areas: { services: ServiceStatus[] }[] };
      return areas[0]?.services ?? [];
    },
    secrets: () => JSON.parse(read('.overture/secrets.json')) as ReturnType<Checkout['secrets']>,
    everything() {
      const { launcher, guardian, processes } = state();
      return [launcher, guardian, ...Object.values(processes)];
    },
    remove() {
      for (const child of started) if (child.exitCode === null) child.kill('SIGTERM');
      rmSync(outsideDir(dir), { recursive: true, force: true });
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

function collect(child: ChildProcess, stream: 'stdout' | 'stderr'): () => string {
  let text = '';
  child[stream]?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

export async function endOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Waits until none of these processes lives; returns those that still do when the time is over. */
export async function survivors(
  processes: readonly KnownProcess[],
  withinMs: number,
): Promise<KnownProcess[]> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && processes.some(isAlive)) await sleep(50);
  return processes.filter(isAlive);
}
