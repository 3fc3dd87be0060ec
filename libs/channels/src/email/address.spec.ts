import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainAddress } from './address.js';

describe('a plain address', () => {
  it.each([
    ['lea@prospect.test', 'lea@prospect.test'],
    ["o'neil+tag@sub.prospect.test", "o'neil+tag@sub.prospect.test"],
    ['lea@müller.test', 'lea@xn--mller-kva.test'],
  ])('%s is taken', (value, expected) => expect(plainAddress(value)).toBe(expected));

  it('never holds anything that could end its place in a command or a header', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', '@', '.', '<', '>', '"', ',', ' ', '\r', '\n', ':', '(', '['),
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.emailAddress(), fc.string({ unit: 'binary' })), (value) => {
        const address = plainAddress(value);
        if (address !== undefined) expect(address).toMatch(/^[^\s<>"(),:;@[\]\\]+@[a-z0-9.-]+$/i);
      }),
    );
  });
});
