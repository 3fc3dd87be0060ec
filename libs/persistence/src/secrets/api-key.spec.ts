import { expect, test } from '@jest/globals';
import { hashApiKeySecret, newApiKey, parseApiKey } from './api-key.js';

test('a new key is parsed into the parts it was made of', () => {
  for (let round = 0; round < 200; round += 1) {
    const { key, lookup, secret } = newApiKey();
    expect(parseApiKey(key)).toEqual({ lookup, secret });
  }
});

test.each([
  '',
  'ovt_',
  'ovt_short_x',
  `ovt_abcdefgh_${'a'.repeat(42)}`,
  `ovt_abcdefgh_${'a'.repeat(44)}`,
  `xxx_abcdefgh_${'a'.repeat(43)}`,
])('the text %j is no key', (text) => {
  expect(parseApiKey(text)).toBeUndefined();
});

test('the hash depends on the pepper and shows nothing of the secret', () => {
  const { secret } = newApiKey();
  const hash = hashApiKeySecret('pepper', secret);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hash).toBe(hashApiKeySecret('pepper', secret));
  expect(hash).not.toBe(hashApiKeySecret('salt', secret));
});
