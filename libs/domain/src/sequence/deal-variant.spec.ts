import fc from 'fast-check';
import { dealVariant } from './deal-variant.js';
import type { SplitStep } from './graph.js';

const split = (weights: Readonly<Record<string, number>>, change: Partial<SplitStep> = {}): SplitStep => ({
  id: 'split',
  kind: 'split',
  variants: Object.entries(weights).map(([name, weight]) => ({ name, weight, next: 'end' })),
  ...change,
});
const lead = (number: number, companyId: string | null = null, campaignId = 'spring') => ({
  campaignId,
  leadId: `lead-${number}`,
  companyId,
});
const LEADS = 20_000;
const everybody = Array.from({ length: LEADS }, (_, number) => number);
const dealt = (step: SplitStep) => everybody.map((number) => dealVariant(step, lead(number)));

describe('a split', () => {
  it.each([
    ['halves', { A: 1, B: 1 }],
    ['nine to one', { A: 90, B: 10 }],
    ['thirds', { A: 0.2, B: 0.2, C: 0.2 }],
    ['five', { A: 5, B: 4, C: 3, D: 2, E: 1 }],
  ])('deals in the shares of its weights: %s', (_name, weights: Readonly<Record<string, number>>) => {
    const got = Map.groupBy(dealt(split(weights)), (name) => name);
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    // Pearson's statistic; the bound is passed by chance once in a thousand.
    const statistic = Object.entries(weights).reduce((sum, [name, weight]) => {
      const expected = (LEADS * weight) / total;
      return sum + ((got.get(name)?.length ?? 0) - expected) ** 2 / expected;
    }, 0);
    const bound = [0, 10.83, 13.82, 16.27, 18.47][Object.keys(weights).length - 1] ?? 0;
    expect(statistic).toBeLessThan(bound);
  });

  it('deals the same lead the same variant, in whatever order variants are written', () => {
    const weights = { A: 3, B: 2, C: 1 };
    const turned = { C: 1, B: 2, A: 3 };
    expect(dealt(split(turned))).toEqual(dealt(split(weights)));
  });

  it('moves leads only to or from a variant whose weight changed, joined or left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.option(fc.double({ min: 0.1, max: 100, noNaN: true })),
        fc.array(fc.uuid(), { minLength: 20, maxLength: 20 }),
        (list, index, weight, leads) => {
          const weights = Object.fromEntries(list.map((value, place) => ['ABCDEF'.charAt(place), value]));
          const name = 'ABCDEF'.charAt(index);
          const others = Object.entries(weights).filter(([other]) => other !== name);
          const changed = Object.fromEntries(weight === null ? others : [...others, [name, weight]]);
          for (const leadId of leads) {
            const who = { campaignId: 'spring', leadId, companyId: null };
            const [before, after] = [dealVariant(split(weights), who), dealVariant(split(changed), who)];
            if (before !== after) expect([before, after]).toContain(name);
          }
        },
      ),
    );
  });

  it('gives colleagues the same variant when it deals by company, and who has no company their own', () => {
    const byCompany = split({ A: 1, B: 1 }, { by: 'company' });
    for (const company of ['acme', 'globex', 'initech'])
      expect(new Set([1, 2, 3, 4, 5].map((n) => dealVariant(byCompany, lead(n, company)))).size).toBe(1);
    expect(new Set(everybody.slice(0, 50).map((n) => dealVariant(byCompany, lead(n)))).size).toBe(2);
  });

  it('deals anew in each campaign and at each split, and alike under one salt', () => {
    const step = split({ A: 1, B: 1 });
    const share = (one: (n: number) => string, other: (n: number) => string) =>
      everybody.filter((n) => one(n) === other(n)).length / LEADS;
    const here = (n: number) => dealVariant(step, lead(n));
    expect(share(here, (n) => dealVariant(step, lead(n, null, 'autumn')))).toBeCloseTo(0.5, 1);
    expect(share(here, (n) => dealVariant({ ...step, id: 'second' }, lead(n)))).toBeCloseTo(0.5, 1);
    const salted = { ...step, salt: 'tone' };
    const elsewhere = { ...salted, id: 'second' };
    expect(
      share(
        (n) => dealVariant(salted, lead(n)),
        (n) => dealVariant(elsewhere, lead(n, null, 'autumn')),
      ),
    ).toBe(1);
  });
});
