import fc from 'fast-check';
import { type Metric, METRICS } from './metrics.js';
import { type Counts, deliveredOf, RATE_NAMES, type RateName, ratesOf } from './rates.js';

const rate = (name: RateName, counts: Counts) => ratesOf(counts)[name];

describe('ratesOf', () => {
  it.each<[RateName, Counts, number, number, number | null]>([
    ['contacted', { enrolled: 50, contacted: 40 }, 40, 50, 0.8],
    ['delivery', { sent_email: 100, bounced: 4 }, 96, 100, 0.96],
    ['bounce', { sent_email: 100, bounced: 4 }, 4, 100, 0.04],
    ['delivery', { sent_email: 98, bounced: 4, bounced_at_send: 2 }, 96, 100, 0.96],
    ['bounce', { sent_email: 98, bounced: 4, bounced_at_send: 2 }, 4, 100, 0.04],
    ['acceptance', { invited: 20, accepted: 5 }, 5, 20, 0.25],
    ['reply', { contacted: 40, replied: 10 }, 10, 40, 0.25],
    ['interested', { contacted: 40, replied_interested: 4 }, 4, 40, 0.1],
    ['unsubscribe', { contacted: 40, unsubscribed: 1 }, 1, 40, 0.025],
    ['meeting', { contacted: 40, meetings_booked: 2 }, 2, 40, 0.05],
    ['win', { meetings_booked: 2, deals_won: 1 }, 1, 2, 0.5],
    ['win', {}, 0, 0, null],
  ])('%s of %j is %d / %d', (name, counts, numerator, denominator, value) => {
    expect(rate(name, counts)).toMatchObject({ numerator, denominator, value });
  });

  it('a rate comes with the interval that it may lie in, and says when it is of too few', () => {
    const { interval, enough } = rate('reply', { contacted: 263, replied: 81 });
    expect(interval?.low).toBeCloseTo(0.2553, 4);
    expect(interval?.high).toBeCloseTo(0.3662, 4);
    expect(enough).toBe(true);
    expect(rate('reply', { contacted: 49, replied: 10 }).enough).toBe(false);
    // Two meetings of one person: that is no share of the people.
    expect(rate('meeting', { contacted: 1, meetings_booked: 2 }).interval).toBeNull();
  });

  it('every rate says what it means, and is never NaN', () => {
    const metrics = Object.keys(METRICS) as Metric[];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...metrics), fc.nat(1000)), (counts) => {
        const rates = ratesOf(counts);
        expect(Object.keys(rates)).toEqual(RATE_NAMES);
        for (const { definition, value, denominator } of Object.values(rates)) {
          expect(definition).not.toBe('');
          expect(value === null).toBe(denominator === 0);
          expect(value).not.toBeNaN();
        }
        expect(deliveredOf(counts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
