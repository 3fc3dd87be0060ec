/** Is every promise of docs/guarantees.md kept honest by a test that exists, and a mutation that turns it red? */
import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { MUTATIONS } from '../mutations/mutations.ts';
import { HOUSE } from './support/house.js';

interface Promised {
  readonly promise: string;
  readonly file: string;
  readonly words: string;
  readonly mutation: string;
}

const ROW = /^\| (.+?)\s+\| \[[^\]]+\]\(([^)]+)\) “(.+?)”\s+\| “(.+)”\s+\|$/;
const page = readFileSync(resolve(HOUSE, 'docs/guarantees.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Promise|-)/.test(line));
const promises = rows.map((line): Promised => {
  const [, promise = '', path = '', words = '', mutation = ''] = ROW.exec(line) ?? [];
  return { promise, file: relative(HOUSE, resolve(HOUSE, 'docs', path)), words, mutation };
});

it('every row names a promise, a test and a mistake', () => {
  expect(rows.length).toBeGreaterThan(20);
  expect(promises.filter(({ promise, words, mutation }) => !promise || !words || !mutation)).toEqual([]);
});

it.each(promises)('$promise', ({ file, words, mutation: name }) => {
  expect(existsSync(resolve(HOUSE, file))).toBe(true);
  const mutation = MUTATIONS.find((candidate) => candidate.name === name);
  expect(mutation?.test.file).toBe(file);
  // The test that the page names is the one that the mistake turns red.
  expect([mutation?.test.name]).toEqual([expect.stringContaining(words)]);
});
