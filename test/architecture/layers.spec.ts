/** Do the layers point one way only, and would each rule notice an import that does not? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { HOUSE } from './support/house.js';

const CONFIG = resolve(HOUSE, '.dependency-cruiser.cjs');
const CRUISER = resolve(HOUSE, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}
interface Cruise {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

function cruise(folder: string): Cruise['summary'] {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', 'apps', 'libs'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 });
  try {
    return (JSON.parse(stdout.toString('utf8')) as Cruise).summary;
  } catch (error) {
    throw new Error(`dependency-cruiser did not answer: ${stderr.toString('utf8')}`, { cause: error });
  }
}

/** For each rule the imports that it must refuse, as `from → to`; the files are written with just these imports. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'domain-is-pure': [
    ['libs/domain/src/clock.ts', 'node:fs'],
    ['libs/domain/src/schema.ts', 'zod'],
    ['libs/domain/src/upwards.ts', '#contracts'],
  ],
  'only-the-template-language-touches-liquid': [
    ['libs/domain/src/template/again.ts', 'liquidjs/dist/liquid.browser.mjs'],
    ['libs/application/src/words.ts', 'liquidjs'],
  ],
  'contracts-know-only-the-domain': [['libs/contracts/src/upwards.ts', '#application']],
  'application-knows-only-contracts-and-domain': [
    ['libs/application/src/sql.ts', '#persistence'],
    ['libs/application/src/environment.ts', '#config'],
  ],
  'adapters-do-not-know-each-other': [
    ['libs/persistence/src/wake.ts', '#queue'],
    ['libs/channels/src/rows.ts', '#persistence'],
    ['libs/outgoing/src/rows.ts', '#persistence'],
  ],
  'libs-never-import-apps': [['libs/queue/src/worker.ts', '../../../apps/worker/src/main.js']],
  'apps-never-import-each-other': [['apps/api/src/borrow.ts', '../../worker/src/main.js']],
  'api-and-mcp-never-touch-channels': [
    ['apps/api/src/send.ts', '#channels'],
    ['apps/mcp/src/send.ts', '#channels'],
  ],
  'assistants-send-nothing-out': [['apps/mcp/src/post.ts', '#outgoing']],
  'only-persistence-touches-prisma-and-pg': [
    ['apps/worker/src/pool.ts', 'pg'],
    ['libs/application/src/client.ts', '@prisma/client'],
  ],
  'only-queue-touches-bullmq': [
    ['apps/worker/src/queue.ts', 'bullmq'],
    ['libs/persistence/src/cache.ts', 'ioredis'],
  ],
  'only-mcp-touches-the-mcp-sdk': [['apps/api/src/tools.ts', '@modelcontextprotocol/server']],
  'sandbox-knows-nothing-of-the-product': [['apps/sandbox/src/cheat.ts', '#domain']],
  'no-cycles': [['libs/config/src/one.ts', './two.js']],
};

/** What the map allows, so that a rule which refuses everything is noticed too. */
const ALLOWED: readonly (readonly [string, string])[] = [
  ['libs/contracts/src/words.ts', '#domain'],
  ['libs/application/src/use-case.ts', '#contracts'],
  ['libs/persistence/src/store.ts', 'pg'],
  ['libs/queue/src/client.ts', 'bullmq'],
  ['libs/channels/src/adapter.ts', '#application'],
  ['apps/worker/src/main.ts', '#channels'],
  ['apps/worker/src/post.ts', '#outgoing'],
  ['apps/mcp/src/server.ts', '@modelcontextprotocol/server'],
  ['apps/sandbox/src/log.ts', '#observability'],
  ['libs/domain/src/rule.spec.ts', 'fast-check'],
];

const LIBS = [
  'domain',
  'contracts',
  'application',
  'persistence',
  'queue',
  'channels',
  'outgoing',
  'config',
  'observability',
];
const PACKAGES = [
  ...['zod', 'pg', 'bullmq', 'ioredis', 'fast-check'],
  ...['@prisma/client', '@modelcontextprotocol/server'],
];

describe('the layers', () => {
  let folder: string;
  let violations: readonly Violation[];

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'layers-'));
    const imports = Object.fromEntries(
      LIBS.map((lib) => [`#${lib}`, { source: `./libs/${lib}/src/index.ts` }]),
    );
    write('package.json', JSON.stringify({ name: 'sample', type: 'module', imports }));
    write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { module: 'nodenext', customConditions: ['source'] } }),
    );
    for (const name of PACKAGES) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      );
      write(`node_modules/${name}/index.js`, 'module.exports = {};\n');
    }
    for (const lib of LIBS) write(`libs/${lib}/src/index.ts`, 'export {};\n');
    for (const [from, to] of [...Object.values(REFUSED).flat(), ...ALLOWED]) {
      write(from, `import '${to}';\n`);
    }
    write('libs/config/src/two.ts', `import './one.js';\n`);
    ({ violations } = cruise(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept by the whole house', () => {
    const { violations: found, totalCruised } = cruise(HOUSE);
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(300);
  });

  it('have rules that are all proved here', () => {
    expect(Object.keys(REFUSED).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(
    Object.entries(REFUSED).flatMap(([rule, imports]) => imports.map(([from, to]) => ({ rule, from, to }))),
  )('by $rule, refuse that $from imports $to', ({ rule, from }) => {
    expect(violations.some((found) => found.rule.name === rule && found.from === from)).toBe(true);
  });

  it('let through what the map allows', () => {
    const allowed = new Set(ALLOWED.map(([from]) => from));
    expect(violations.filter(({ from }) => allowed.has(from))).toEqual([]);
  });
});
