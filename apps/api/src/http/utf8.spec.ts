import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstInvalidUtf8 } from './utf8.js';

describe('bytes that are not UTF-8', () => {
  it('are found at the byte where it goes wrong', () => {
    expect(firstInvalidUtf8(Buffer.from('Zo\xeb,Paris', 'latin1'))).toBe(2);
    expect(firstInvalidUtf8(Buffer.from([0x61, 0xc3]))).toBe(1);
    expect(firstInvalidUtf8(Buffer.from([0xff, 0xfe, 0x61, 0x00]))).toBe(0);
    expect(firstInvalidUtf8(Buffer.from([0xe2, 0x82, 0xac, 0xed, 0xa0, 0x80]))).toBe(3);
  });

  it('are never found in UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => firstInvalidUtf8(Buffer.from(text)) === undefined,
      ),
    );
  });

  it('are found exactly when a strict decoder refuses them', () => {
    const refuses = (bytes: Uint8Array): boolean => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return false;
      } catch {
        return true;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => (firstInvalidUtf8(bytes) !== undefined) === refuses(bytes)),
    );
  });
});
