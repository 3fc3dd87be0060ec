/** Does docs/configuration.md tell of every variable, for the right processes and with the right default? */
import * as config from '#config';
import { describe, expect, it, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');

type Environment = Readonly<Record<string, string | undefined>>;
type Reader = (env: Environment) => object;

/** Process → reader: `readApiConfig` reads what `api` needs. Found by name, so that a new process cannot be forgotten. */
const readers = Object.entries(config).flatMap(([name, value]): [string, Reader][] => {
  const [, process] = /^read(\w+)Config$/.exec(name) ?? [];
  return process === undefined ? [] : [[kebab(process), value as Reader]];
});

function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** Lines `| NAME | processes | default | meaning |`, the names in backticks. */
const rows = new Map(
  page.split('\n').flatMap((line): [string, { processes: string[]; standard: string }][] => {
    const [, name, processes = '', standard = ''] = line.split('|').map((cell) => cell.trim());
    const variable = /^`([A-Z][A-Z0-9_]+)`$/.exec(name ?? '')?.[1];
    if (variable === undefined) return [];
    return [[variable, { processes: processes.split(',').map((word) => word.trim()), standard }]];
  }),
);

/** Every variable that a reader asks for, whatever it then says about the answer. */
function variablesOf(read: Reader): string[] {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, undefined>>(
    {},
    {
      get: (_target, name) => {
        if (typeof name === 'string') asked.add(name);
        return undefined;
      },
    },
  );
  expect(() => read(env)).toThrow(config.BadEnvironment);
  return [...asked];
}

const SAMPLES: readonly (readonly [RegExp, string])[] = [
  [/^DATABASE_URL/, 'postgresql://role:word@127.0.0.1:5432/overture'],
  [/^REDIS.*URL$/, 'redis://127.0.0.1:6379'],
  [/_PORT$/, '1'],
  [/PUBLIC_URL$/, 'http://127.0.0.1:3000'],
  [/KEY|PEPPER/, Buffer.alloc(32).toString('base64')],
  [
    /^ROLE_PASSWORDS$/,
    JSON.stringify({ api: 'a'.repeat(12), engine: 'b'.repeat(12), reader: 'c'.repeat(12) }),
  ],
];

const required = (read: Reader): string[] => {
  try {
    read({});
    return [];
  } catch (error) {
    if (!(error instanceof config.BadEnvironment)) throw error;
    return error.problems.map((problem) => problem.split(' ')[0] ?? '');
  }
};

/** What the reader answers when it gets only what it cannot do without. */
function defaultsOf(read: Reader): [string, unknown][] {
  const needed = required(read);
  const given = needed.map((name) => [name, SAMPLES.find(([pattern]) => pattern.test(name))?.[1]]);
  return Object.entries(read(Object.fromEntries(given) as Environment)).filter(
    ([name]) => /^[A-Z]/.test(name) && !needed.includes(name),
  );
}

describe.each(readers.filter(([process]) => process !== 'sandbox'))('the page on %s', (process, read) => {
  it.each(variablesOf(read))('tells of %s', (name) => {
    expect(rows.get(name)?.processes).toContain(process);
  });
});

test('the page tells of every variable of the sandbox', () => {
  const [, read] = readers.find(([process]) => process === 'sandbox') ?? [];
  const names = Object.keys(read?.({}) ?? {});
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !rows.get(name)?.processes.includes('sandbox'))).toEqual([]);
});

test.each(readers)('the defaults of %s are those of the page', (_process, read) => {
  const wrong = defaultsOf(read).filter(([name, value]) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return rows.get(name)?.standard !== (text === '' ? 'unset' : `\`${text}\``);
  });
  expect(wrong).toEqual([]);
});

test.each(readers)('what %s cannot start without is marked as required', (_process, read) => {
  expect(required(read).filter((name) => rows.get(name)?.standard !== 'required')).toEqual([]);
});

test('every variable that the launcher itself reads stands on the page', () => {
  const read = new Set(
    globSync('launcher/**/*.ts', { cwd: ROOT, exclude: ['**/*.spec.ts', 'launcher/demo/**'] })
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .flatMap((source) => [...source.matchAll(/(?:process\.env\[|variable\()'([A-Z][A-Z0-9_]+)'/g)])
      .map(([, name = '']) => name),
  );
  const ofTheMachine = ['PATH', 'HOME', 'TERM', 'NO_COLOR'];
  expect([...read].filter((name) => !ofTheMachine.includes(name) && !page.includes(`\`${name}\``))).toEqual(
    [],
  );
});
