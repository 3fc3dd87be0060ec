import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextTry, readRetryAfter, RETRY_GAPS } from './retry-schedule.js';

const FIRST = Temporal.Instant.from('2026-03-02T08:00:00Z');
const seconds = (from: Temporal.Instant, to: Temporal.Instant): number => from.until(to).total('seconds');

/** Every try of a consumer that always fails, in seconds after the first. */
function wholeLife(random: () => number): number[] {
  const at = [0];
  let now = FIRST;
  for (let tries = 1; ; tries += 1) {
    const next = nextTry({ tries, firstTriedAt: FIRST, now, retryAfterMs: undefined, random: random() });
    if (next === undefined) return at;
    at.push(seconds(FIRST, next));
    now = next;
  }
}

describe('a delivery that always fails', () => {
  it('is tried ten times over exactly three days', () => {
    const hours = wholeLife(() => 0.5).map((at) => at / 3_600);
    expect(hours).toHaveLength(10);
    expect(hours.at(-1)).toBe(72);
    expect(wholeLife(() => 0.5).slice(0, 4)).toEqual([0, 5, 305, 2_105]);
  });

  it('is never tried after three days, and never sooner than the table says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (spread) => {
          let drawn = 0;
          const at = wholeLife(() => spread[drawn++ % spread.length] ?? 0);
          expect(at.at(-1)).toBe(72 * 3_600);
          at.slice(1, -1).forEach((time, index) => {
            expect(time - (at[index] ?? 0)).toBeGreaterThanOrEqual((RETRY_GAPS[index] ?? 0) * 0.9 - 0.001);
          });
        },
      ),
    );
  });

  it('is given up with the try that three days end with', () => {
    const end = FIRST.add({ hours: 72 });
    const given = { tries: 3, firstTriedAt: FIRST, retryAfterMs: undefined, random: 0 };
    expect(nextTry({ ...given, now: end })).toBeUndefined();
    expect(nextTry({ ...given, now: end.subtract({ seconds: 1 }) })).toEqual(end);
  });
});

describe('a consumer that asks for patience', () => {
  const after = (retryAfterMs: number): number => {
    const next = nextTry({ tries: 1, firstTriedAt: FIRST, now: FIRST, retryAfterMs, random: 0.5 });
    return seconds(FIRST, next ?? FIRST);
  };
  it('gets it, up to a day', () => {
    expect([after(0), after(120_000), after(1e12)]).toEqual([5, 120, 86_400]);
  });

  it('says so in seconds or by a date', () => {
    const read = (text: string | undefined) => readRetryAfter(text, FIRST);
    expect([
      read('120'),
      read('Mon, 02 Mar 2026 08:01:00 GMT'),
      read('Mon, 02 Mar 2026 07:00:00 GMT'),
    ]).toEqual([120_000, 60_000, 0]);
    expect([read(undefined), read('soon'), read('-5'), read('1e9999')]).toEqual([
      undefined,
      undefined,
      expect.anything(),
      undefined,
    ]);
  });
});
