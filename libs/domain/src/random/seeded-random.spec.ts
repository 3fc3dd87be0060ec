import fc from 'fast-check';
import { seededRandom } from './seeded-random.js';

const take = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('seededRandom', () => {
  it('repeats itself for the same seed and stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const numbers = take(seed, 50);
        expect(take(seed, 50)).toEqual(numbers);
        expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      }),
    );
  });

  it('tells neighbouring seeds apart', () => {
    const firsts = new Set(Array.from({ length: 500 }, (_, index) => take(`seed-${index}`, 1)[0]));
    expect(firsts.size).toBe(500);
  });

  it('is roughly uniform', () => {
    const numbers = take('uniform', 20_000);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => numbers.filter((number) => Math.floor(number * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('never changes: a stored seed keeps its meaning', () => {
    expect(take('overture', 3)).toMatchInlineSnapshot(`
     [
       0.30353748775087297,
       0.5499182976782322,
       0.4658962106332183,
     ]
    `);
  });
});
