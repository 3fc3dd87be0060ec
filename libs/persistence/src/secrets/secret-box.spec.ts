import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SecretPlace } from '#application';
import { createSecretBox } from './secret-box.js';

const KEY = Buffer.alloc(32, 1).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 2).toString('base64');
const box = createSecretBox({ current: 'k1', keys: { k1: KEY } });
const place: SecretPlace = {
  workspaceId: '0190a000-0000-7000-8000-000000000001',
  kind: 'account',
  id: '0190a000-0000-7000-8000-000000000002',
};

describe('a sealed secret', () => {
  test('opens where it was sealed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (plain) => {
        expect([...box.open(box.seal(plain, place), place)]).toEqual([...plain]);
      }),
    );
  });

  test('carries any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const canonical: unknown = JSON.parse(JSON.stringify(value));
        expect(box.openJson(box.sealJson(value, place), place)).toEqual(canonical);
      }),
    );
  });

  test.each([
    ['workspace', { ...place, workspaceId: '0190a000-0000-7000-8000-000000000009' }],
    ['kind', { ...place, kind: 'inbound_hook' as const }],
    ['row', { ...place, id: '0190a000-0000-7000-8000-000000000009' }],
  ])('does not open in another %s', (_name, elsewhere) => {
    const sealed = box.sealJson('secret', place);
    expect(() => box.openJson(sealed, elsewhere)).toThrow(/does not open/);
  });

  test('does not open when any one bit was changed', () => {
    const sealed = box.seal(Buffer.from('secret'), place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => box.open(changed, place)).toThrow(/does not open|not configured|not a sealed secret/);
    }
  });

  test('does not open when cut short', () => {
    const sealed = box.seal(Buffer.from('secret'), place);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => box.open(sealed.subarray(0, length), place)).toThrow();
    }
  });

  test('never looks the same twice, and does not show what it holds', () => {
    const [one, two] = [box.sealJson('hunter2', place), box.sealJson('hunter2', place)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('hunter2')).toBe(false);
  });
});

describe('when the key is rotated', () => {
  const rotated = createSecretBox({ current: 'k2', keys: { k1: KEY, k2: OTHER_KEY } });

  test('what was sealed under the old key still opens, and is known to be outdated', () => {
    const old = box.sealJson('secret', place);
    expect(rotated.openJson(old, place)).toBe('secret');
    expect(rotated.isOutdated(old)).toBe(true);
    expect(rotated.isOutdated(rotated.sealJson('secret', place))).toBe(false);
  });

  test('a missing key is named, and another key under its name does not open', () => {
    const sealed = rotated.sealJson('secret', place);
    expect(() => box.open(sealed, place)).toThrow(/"k2", which is not configured/);
    const impostor = createSecretBox({ current: 'k2', keys: { k2: KEY } });
    expect(() => impostor.open(sealed, place)).toThrow(/does not open/);
  });

  test('a key of the wrong length, or no current key, is refused at once', () => {
    expect(() => createSecretBox({ current: 'k1', keys: { k1: 'c2hvcnQ=' } })).toThrow(/32 bytes/);
    expect(() => createSecretBox({ current: 'k3', keys: { k1: KEY } })).toThrow(/k3/);
  });
});
