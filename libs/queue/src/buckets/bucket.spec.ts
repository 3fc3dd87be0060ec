import fc from 'fast-check';
import { type BucketState, takeTokens } from './bucket.js';

const steps = fc.array(fc.record({ wait: fc.nat(5_000), cost: fc.integer({ min: 1, max: 30 }) }), {
  maxLength: 200,
});

it('never more is taken in any stretch of time than a full bucket and what it refilled', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), steps, (perMinute, calls) => {
      let state: BucketState | undefined;
      let now = 0;
      let taken = 0;
      for (const { wait, cost } of calls) {
        now += wait;
        const result = takeTokens({ perMinute }, state, now, cost);
        state = result.after;
        if (result.taken.allowed) taken += Math.min(cost, perMinute);
        expect(taken).toBeLessThanOrEqual(perMinute + (now * perMinute) / 60_000 + 1e-6);
        expect(result.taken.remaining).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

it('whoever waits as long as they are told gets it, whatever floating point loses', () => {
  const { taken, after } = takeTokens({ perMinute: 9 }, { tokens: 0, at: 0 }, 0, 3);
  expect(takeTokens({ perMinute: 9 }, after, taken.retryAfterMs, 3).taken.allowed).toBe(true);
});

it('whoever waits as long as they are told gets what they asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 30 }), (perMinute, cost) => {
      let state: BucketState | undefined;
      let taken;
      do ({ taken, after: state } = takeTokens({ perMinute }, state, 0, cost));
      while (taken.allowed);
      expect(takeTokens({ perMinute }, state, taken.retryAfterMs, cost).taken.allowed).toBe(true);
    }),
  );
});

it('a clock that goes backwards gives nothing', () => {
  const { after } = takeTokens({ perMinute: 1 }, undefined, 1_000, 1);
  expect(takeTokens({ perMinute: 1 }, after, 0, 1).taken.allowed).toBe(false);
});
