import fc from 'fast-check';
import { type AudienceFilter, matchesAudience, type PersonForFilter } from './audience-filter.js';
import { JOB_FUNCTIONS, SENIORITIES } from './seniority.js';

const ADA: PersonForFilter = {
  function: 'marketing',
  seniority: 'c_level',
  title: 'Chief Marketing Officer, Île-de-France',
  industry: 'SaaS',
  companyTags: ['B2B', 'série-A'],
  companySize: 120,
  location: 'Zürich, Switzerland',
};
const NOBODY: PersonForFilter = {
  function: null,
  seniority: null,
  title: null,
  industry: null,
  companyTags: [],
  companySize: null,
  location: null,
};

describe('matchesAudience', () => {
  it.each<[AudienceFilter, boolean]>([
    [{}, true],
    [{ functions: ['marketing'], seniorities: ['c_level'], industries: ['saas'] }, true],
    [{ functions: ['sales', 'marketing'] }, true],
    [{ functions: ['sales'] }, false],
    [{ functions: [] }, true],
    [{ functions: ['marketing'], seniorities: ['vp'] }, false],
    [{ titleText: 'MARKETING chief' }, true],
    [{ titleText: 'ile-de-france' }, true],
    [{ titleText: 'market' }, true],
    [{ titleText: 'marketing director' }, false],
    [{ titleText: '  ' }, true],
    [{ industries: ['fintech', ' saas '] }, true],
    [{ industries: ['saa'] }, false],
    [{ industries: [' '] }, true],
    [{ companyTags: ['SERIE-A'] }, true],
    [{ companyTags: ['b2c'] }, false],
    [{ companySize: { min: 120, max: 120 } }, true],
    [{ companySize: { min: 121 } }, false],
    [{ companySize: { max: 119 } }, false],
    [{ companySize: {} }, true],
    [{ location: 'zurich' }, true],
    [{ location: 'Zürich,  switzerland' }, true],
    [{ location: 'Bern' }, false],
  ])('%j: %s', (filter, expected) => {
    expect(matchesAudience(filter, ADA)).toBe(expected);
  });

  it.each<AudienceFilter>([
    { functions: ['marketing'] },
    { seniorities: ['vp'] },
    { titleText: 'cmo' },
    { industries: ['saas'] },
    { companyTags: ['b2b'] },
    { companySize: { min: 0 } },
    { companySize: { max: 10 } },
    { location: 'paris' },
  ])('who is unknown belongs to no audience that asks: %j', (filter) => {
    expect(matchesAudience(filter, NOBODY)).toBe(false);
    expect(matchesAudience({}, NOBODY)).toBe(true);
  });

  const words = fc.constantFrom('SaaS', 'saas', 'Île', 'ile', 'Paris', 'paris', ' ', 'Ops');
  const persons: fc.Arbitrary<PersonForFilter> = fc.record({
    function: fc.option(fc.constantFrom(...JOB_FUNCTIONS.slice(0, 3))),
    seniority: fc.option(fc.constantFrom(...SENIORITIES.slice(0, 3))),
    title: fc.option(words),
    industry: fc.option(words),
    companyTags: fc.array(words, { maxLength: 2 }),
    companySize: fc.option(fc.nat(5)),
    location: fc.option(words),
  });
  const filters: fc.Arbitrary<AudienceFilter> = fc.record(
    {
      functions: fc.array(fc.constantFrom(...JOB_FUNCTIONS.slice(0, 3)), { maxLength: 2 }),
      seniorities: fc.array(fc.constantFrom(...SENIORITIES.slice(0, 3)), { maxLength: 2 }),
      titleText: words,
      industries: fc.array(words, { maxLength: 2 }),
      companyTags: fc.array(words, { maxLength: 2 }),
      companySize: fc.record({ min: fc.nat(5), max: fc.nat(5) }, { requiredKeys: [] }),
      location: words,
    },
    { requiredKeys: [] },
  );

  it('is the conjunction of its parts', () => {
    fc.assert(
      fc.property(filters, persons, (filter, person) => {
        const parts = Object.entries(filter).map(([part, value]) => ({ [part]: value }));
        expect(matchesAudience(filter, person)).toBe(parts.every((part) => matchesAudience(part, person)));
      }),
      { numRuns: 500 },
    );
  });

  it('one more value in a part never loses anybody', () => {
    fc.assert(
      fc.property(filters, persons, words, (filter, person, word) => {
        fc.pre(matchesAudience(filter, person));
        for (const part of ['industries', 'companyTags'] as const) {
          const values = filter[part];
          if (!values?.some((value) => value.trim() !== '')) continue;
          expect(matchesAudience({ ...filter, [part]: [...values, word] }, person)).toBe(true);
        }
      }),
    );
  });

  it('case and accents change nothing', () => {
    fc.assert(
      fc.property(filters, persons, (filter, person) => {
        const loud = (text: string | null) => text?.toUpperCase().normalize('NFD') ?? null;
        const shouting = {
          ...person,
          title: loud(person.title),
          industry: loud(person.industry),
          location: loud(person.location),
        };
        expect(matchesAudience(filter, shouting)).toBe(matchesAudience(filter, person));
      }),
    );
  });
});
