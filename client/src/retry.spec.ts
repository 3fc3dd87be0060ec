import { isWorthRepeating, pauseBefore } from './retry.ts';

describe('a call', () => {
  it.each([0, 429, 502, 503, 504])('that ended with %i is worth repeating', (status) => {
    expect(isWorthRepeating(status)).toBe(true);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 500])('that ended with %i is not', (status) => {
    expect(isWorthRepeating(status)).toBe(false);
  });
});

describe('the pause before the next try', () => {
  it.each([
    [1, 0, 125],
    [1, 1, 250],
    [4, 1, 2000],
    [30, 1, 60_000],
  ])('grows: after try %i with the dice at %d it is %d ms', (tried, random, ms) => {
    expect(pauseBefore(tried, null, random)).toBe(ms);
  });

  it('is what the API asks for, within a minute', () => {
    expect(pauseBefore(1, '7', 0.5)).toBe(7000);
    expect(pauseBefore(1, '86400', 0.5)).toBe(60_000);
    expect(pauseBefore(1, 'Wed, 21 Oct 2026 07:28:00 GMT', 1)).toBe(250);
  });
});
