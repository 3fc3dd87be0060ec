/** May everybody use what Overture brings along? Production dependencies have permissive licences. */
import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE } from './support/house.js';

const PERMISSIVE = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
    'MIT-0',
  ],
  ...['PostgreSQL', 'Python-2.0', 'Unlicense', 'Zlib'],
]);

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(resolve(HOUSE, path), 'utf8')) as T;

/** An SPDX expression: one of several choices is enough, all of several parts must do. */
function isPermissive(licence: string): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(bare)) return bare.split(' OR ').some(isPermissive);
  if (/ AND /.test(bare)) return bare.split(' AND ').every(isPermissive);
  return PERMISSIVE.has(bare);
}

const locked = Object.entries(
  read<{ packages: Record<string, LockedPackage> }>('package-lock.json').packages,
);
const production = locked.filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional);

it('every production dependency has a permissive licence', () => {
  const installed = production.filter(([path]) => existsSync(resolve(HOUSE, path, 'package.json')));
  expect(installed.length).toBeGreaterThan(100);
  const closed = installed
    .map(([path]) => ({ path, licence: read<{ license?: unknown }>(`${path}/package.json`).license }))
    .filter(({ licence }) => typeof licence !== 'string' || !isPermissive(licence));
  expect(closed).toEqual([]);
});

it('only packages of other platforms are not installed', () => {
  const missing = production.filter(([path]) => !existsSync(resolve(HOUSE, path, 'package.json')));
  expect(missing.filter(([, { optional }]) => !optional).map(([path]) => path)).toEqual([]);
});

it.each([
  ['MIT', true],
  ['(MIT OR EUPL-1.1+)', true],
  ['MIT AND GPL-3.0', false],
  ['AGPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
])('%s is permissive: %s', (licence, expected) => {
  expect(isPermissive(licence)).toBe(expected);
});

it('versions are exact, so that everybody runs what was tested', () => {
  const { dependencies, devDependencies } = read<Record<string, Record<string, string>>>('package.json');
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version),
  );
  expect(loose).toEqual([]);
});
