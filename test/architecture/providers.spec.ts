/** Does a provider's name stay inside its own room, and hostile text out of what decides? */
import { describe, expect, it } from '@jest/globals';
import { isSpec, sources } from './support/house.js';

const code = sources('apps', 'libs').filter((file) => !isSpec(file));

describe('a provider', () => {
  it('is named inside its channel folder only', () => {
    const named = code.filter(
      ({ path, text }) => /unipile/i.test(text + path) && !path.startsWith('libs/channels/src/linkedin/'),
    );
    // The sandbox plays the provider: it may say whom it plays.
    expect(named.map(({ path }) => path).filter((path) => !path.startsWith('apps/sandbox/'))).toEqual([]);
  });
});

describe('the outside world', () => {
  it('is spoken to by the worker and the channels alone: no shell, no eval anywhere', () => {
    const risky = code.filter(({ text }) =>
      /node:child_process|\beval\(|new Function\(|node:vm\b/.test(text),
    );
    expect(risky.map(({ path }) => path)).toEqual([]);
  });
});
