import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonErrorPosition } from './json-error-position.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0],
    ['{"a":x}', 5],
    ['{"a":1,}', 7],
    ['[1,2', 4],
    ["{'a':1}", 1],
    ['{"a" 1}', 5],
    ['[01]', 1],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['{} {}', 3],
    ['[1}', 2],
    ['tru', 0],
  ])('%j: at %i', (text, position) => {
    expect(jsonErrorPosition(text)).toBe(position);
  });

  it('says nothing of any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonErrorPosition(text) === undefined));
  });

  it('agrees with JSON.parse about every damaged text', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '"', '}', ']', '{', ':', '0', '\\', '.', 'e', ' '),
      )
      .map(([text, at, cut, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + cut);
      });
    fc.assert(
      fc.property(damaged, (text) => (jsonErrorPosition(text) === undefined) === isJson(text)),
      { numRuns: 2_000 },
    );
  });
});
