import { describe, expect, it } from '@jest/globals';
import { parseSize } from './company-size.js';

describe('the size of a company', () => {
  it.each([
    ['250', 250],
    ['1,200', 1200],
    ['1.200', 1200],
    ['10 000+', 10_000],
    ['12 500 salariés', 12_500],
    ['51-200', 51],
    ['51 - 200 employees', 51],
    ['1,001-5,000', 1001],
    ['1.5k', 1500],
    ['2K-5K', 2000],
    ['> 500', 500],
    ['0', 0],
    ['', undefined],
    ['many', undefined],
    ['1.2.3', undefined],
    ['99999999999', undefined],
  ])('written %j is %p', (text, size) => {
    expect(parseSize(text)).toBe(size);
  });
});
