import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { placesLeft } from './places.js';

const cap = fc.option(fc.integer({ min: 1, max: 50 }));
const used = fc.record({ total: fc.integer({ min: 0, max: 100 }), today: fc.integer({ min: 0, max: 100 }) });

describe('the places left in a campaign', () => {
  it('are never more than any cap allows, and never less than none', () => {
    fc.assert(
      fc.property(cap, cap, used, (maxEnrollments, maxEnrollmentsPerDay, entered) => {
        const left = placesLeft({ maxEnrollments, maxEnrollmentsPerDay }, entered);
        expect(left).toBeGreaterThanOrEqual(0);
        if (left === 0) return;
        if (maxEnrollments !== null) expect(entered.total + left).toBeLessThanOrEqual(maxEnrollments);
        if (maxEnrollmentsPerDay !== null)
          expect(entered.today + left).toBeLessThanOrEqual(maxEnrollmentsPerDay);
      }),
    );
  });

  it('are without end where nothing is capped', () => {
    expect(placesLeft({ maxEnrollments: null, maxEnrollmentsPerDay: null }, { total: 9, today: 9 })).toBe(
      Infinity,
    );
  });
});
