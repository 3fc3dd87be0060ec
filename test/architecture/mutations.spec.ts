/** Does each mutation still fit the source, so that the list of proofs does not rot? */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { MUTATIONS } from '../mutations/mutations.ts';
import { HOUSE } from './support/house.js';

const read = (path: string): string => readFileSync(resolve(HOUSE, path), 'utf8');

/** The file, and those beside it and in libs that it takes its tests from. */
function withImports(path: string): string {
  const text = read(path);
  const imported = [...text.matchAll(/from '(\.[^']+)\.js'/g)].map(
    ([, target]) => `${dirname(path)}/${target}.ts`,
  );
  return [text, ...imported.map(read)].join('\n');
}

describe('the mutations', () => {
  it('are many, each with a name of its own', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
  });

  it.each(MUTATIONS)('$name: its place is found once in $file', ({ file, search, replace }) => {
    expect(read(file).split(search)).toHaveLength(2);
    expect(replace).not.toBe(search);
  });

  it.each(MUTATIONS)('$name: the test that must notice is there', ({ test }) => {
    const named = withImports(test.file);
    // Names of tables are put together while they run; their first words stand in the file.
    const words = test.name.split(' ').slice(0, 3).join(' ');
    const isTable = /\.each\b/.test(named);
    expect(isTable || named.includes(words)).toBe(true);
  });
});
