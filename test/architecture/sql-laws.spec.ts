/** Does the database ever decide what time it is for the business? */
import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { HOUSE, isSpec, sources, texts } from './support/house.js';

const CLOCK =
  /\b(now\s*\(\s*\)|(transaction|statement|clock)_timestamp\s*\(\s*\)|timeofday\s*\(|(current|local)_?(timestamp|time|date)\b)/i;

/** Real time, on purpose: columns and questions that no business rule reads. */
const REAL_TIME: readonly { readonly file: string; readonly words: RegExp; readonly why: string }[] = [
  {
    file: 'libs/persistence/src/engine/lane-store.ts',
    words: /enqueued_at = clock_timestamp\(\)/,
    why: 'when a wake-up was queued, to notice a lost one',
  },
  {
    file: 'libs/persistence/src/engine/lane-store.ts',
    words: /SELECT clock_timestamp\(\) AS now/,
    why: 'by the clock that says when a wake-up was queued, to notice a lost one',
  },
  {
    file: 'libs/persistence/src/engine/signal-store.ts',
    words: /x\.sender_hint, clock_timestamp\(\)/,
    why: 'when a signal was received, to read them in their order',
  },
  {
    file: 'libs/persistence/src/plans/plan-rows.ts',
    words: /expires_at <= clock_timestamp\(\)/,
    why: 'a plan expires in real time, like a token',
  },
];

const isReal = (at: string, text: string): boolean =>
  REAL_TIME.some(({ file, words }) => {
    if (!at.startsWith(`${file}:`)) return false;
    return !CLOCK.test(text.replaceAll(new RegExp(words, 'g'), ''));
  });

const code = sources('apps', 'libs').filter((file) => !isSpec(file));
const found = code.flatMap(texts).filter(({ text }) => CLOCK.test(text));

describe('SQL', () => {
  it('never asks the database for the time, but where real time is meant', () => {
    expect(found.filter(({ at, text }) => !isReal(at, text)).map(({ at }) => at)).toEqual([]);
  });

  it.each(REAL_TIME)('$file still needs its exception: $why', ({ file, words }) => {
    expect(found.some(({ at, text }) => at.startsWith(`${file}:`) && words.test(text))).toBe(true);
  });

  it('has no default in a table that tells the time', () => {
    const schema = readFileSync(resolve(HOUSE, 'prisma/schema.prisma'), 'utf8');
    expect(schema).not.toMatch(/@default\(\s*(now|dbgenerated)/);
    expect(schema).not.toMatch(/@updatedAt/);
    const migrations = globSync('prisma/migrations/*/migration.sql', { cwd: HOUSE });
    expect(migrations.length).toBeGreaterThan(0);
    for (const path of migrations) {
      expect(readFileSync(resolve(HOUSE, path), 'utf8').replaceAll(/--.*$/gm, '')).not.toMatch(CLOCK);
    }
  });

  it.each([
    'due_at <= now()',
    'SELECT CURRENT_TIMESTAMP',
    'current_date',
    'localtimestamp',
    'clock_timestamp ( )',
  ])('would be caught with %s', (text) => {
    expect(CLOCK.test(text)).toBe(true);
  });
});
