import fc from 'fast-check';
import { seededRandom } from '../random/seeded-random.js';
import { isEnough, MINIMUM_SAMPLE, wilsonInterval } from './interval.js';

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((trials) =>
    fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }),
  );

describe('the interval of a rate', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f, as Newcombe computes it', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('there is none of nothing, and none of a count that is no part of the other', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(3, 2)).toBeNull();
    expect(wilsonInterval(-1, 2)).toBeNull();
  });

  it('holds what was seen, lies between 0 and 1, and mirrors itself', () => {
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        const { low, high } = wilsonInterval(successes, trials) ?? { low: NaN, high: NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        const mirrored = wilsonInterval(trials - successes, trials);
        expect(mirrored?.low).toBeCloseTo(1 - high, 10);
      }),
    );
  });

  it('grows narrower the more is known', () => {
    fc.assert(
      fc.property(counts, ({ successes, trials }) => {
        const width = (times: number) => {
          const { low, high } = wilsonInterval(successes * times, trials * times) ?? { low: 0, high: 0 };
          return high - low;
        };
        expect(width(4)).toBeLessThan(width(1));
      }),
    );
  });

  it.each([0.02, 0.05, 0.3])('holds a true rate of %f in about 95 of 100 campaigns of 200 people', (rate) => {
    const random = seededRandom(`coverage ${rate}`);
    let held = 0;
    for (let campaign = 0; campaign < 2000; campaign += 1) {
      let successes = 0;
      for (let person = 0; person < 200; person += 1) if (random() < rate) successes += 1;
      const interval = wilsonInterval(successes, 200);
      if (interval && interval.low <= rate && rate <= interval.high) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.98);
  });

  it('no rate is claimed of too few', () => {
    expect(isEnough(MINIMUM_SAMPLE - 1)).toBe(false);
    expect(isEnough(MINIMUM_SAMPLE)).toBe(true);
    const nothing = wilsonInterval(0, MINIMUM_SAMPLE - 1);
    expect(nothing?.high).toBeGreaterThan(0.07);
  });
});
