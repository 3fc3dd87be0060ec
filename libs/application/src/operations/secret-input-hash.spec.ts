import { randomBytes } from 'node:crypto';
import { createSecretInputHash } from './secret-input-hash.js';

const key = () => randomBytes(32).toString('base64');

describe('the hash of a request', () => {
  it('does not depend on the order of its fields', () => {
    const hash = createSecretInputHash(key());
    expect(hash({ a: 1, b: { c: 2, d: 3 } })).toBe(hash({ b: { d: 3, c: 2 }, a: 1 }));
    expect(hash({ a: 1 })).not.toBe(hash({ a: 2 }));
  });

  it('tells nothing to whoever does not have the key', () => {
    const input = { credentials: { password: '123456' } };
    expect(createSecretInputHash(key())(input)).not.toBe(createSecretInputHash(key())(input));
  });
});
