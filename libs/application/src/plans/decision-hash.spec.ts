import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalHash } from './decision-hash.js';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
};

describe('the hash of a decision', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalHash(shuffled(value))).toBe(canonicalHash(value));
      }),
    );
  });

  it('survives a trip through JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalHash(JSON.parse(JSON.stringify(value)))).toBe(canonicalHash(value));
      }),
    );
  });

  it('changes with every text, order and member', () => {
    const hashes = [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, { a: ['x'] }, { b: ['x', 'y'] }, { a: 'x,y' }].map(
      canonicalHash,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('takes a member that is undefined for one that is left out', () => {
    expect(canonicalHash({ a: 1, b: undefined })).toBe(canonicalHash({ a: 1 }));
  });
});
