import fc from 'fast-check';
import { type AudienceFilter, matchesAudience, type PersonForFilter } from './audience-filter.js';
import { JOB_FUNCTIONS, SENIORITIES } from './seniority.js';

const UNKNOWN = {
  companyId: null,
  companyDomain: null,
  hasEmail: false,
  hasLinkedin: false,
  hasPhone: false,
  attributes: {},
  audienceIds: [],
  enrollments: [],
  lastContactedAt: null,
  replied: false,
  suppressed: false,
  createdAt: Temporal.Instant.from('2026-04-01T08:00:00Z'),
  updatedAt: Temporal.Instant.from('2026-04-01T08:00:00Z'),
};
const ADA: PersonForFilter = {
  ...UNKNOWN,
  function: 'marketing',
  seniority: 'c_level',
  title: 'Chief Marketing Officer, Île-de-France',
  industry: 'SaaS',
  companyTags: ['B2B', 'série-A'],
  companySize: 120,
  location: 'Zürich, Switzerland',
  attributes: { tier: 'gold' },
  audienceIds: ['b'],
  enrollments: [
    { campaignId: 'c1', status: 'active' },
    { campaignId: 'c2', status: 'stopped' },
  ],
  lastContactedAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
};
const NOBODY: PersonForFilter = {
  ...UNKNOWN,
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
    [{ titleText: 'arketing' }, false],
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
    [{ contacted: true }, true],
    [{ contacted: false }, false],
    [{ contactedSince: '2026-03-01T00:00:00Z' }, true],
    [{ contactedSince: '2026-03-01T00:00:00.001Z' }, false],
    [{ notContactedSince: '2026-03-01T00:00:00Z' }, false],
    [{ notContactedSince: '2026-03-02T00:00:00Z' }, true],
    [{ created: { from: '2026-04-01T10:00:00+02:00' } }, true],
    [{ created: { before: '2026-04-01T10:00:00+02:00' } }, false],
    [
      {
        attributes: [
          { name: 'tier', equals: 'gold' },
          { name: 'toString', exists: false },
        ],
      },
      true,
    ],
    [{ attributes: [{ name: 'tier', equals: 'Gold' }] }, false],
    [{ inAudiences: ['a', 'b'], notInAudiences: ['c'] }, true],
    [{ notInAudiences: ['b'] }, false],
    [{ enrolled: {} }, true],
    [{ enrolled: { campaignIds: ['c1'], statuses: ['stopped'] } }, false],
    [{ enrolled: { campaignIds: ['c2'], statuses: ['stopped'] } }, true],
    [{ notInCampaigns: ['c2'] }, false],
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
  const persons: fc.Arbitrary<PersonForFilter> = fc
    .record({
      function: fc.option(fc.constantFrom(...JOB_FUNCTIONS.slice(0, 3))),
      seniority: fc.option(fc.constantFrom(...SENIORITIES.slice(0, 3))),
      title: fc.option(words),
      industry: fc.option(words),
      companyTags: fc.array(words, { maxLength: 2 }),
      companySize: fc.option(fc.nat(5)),
      location: fc.option(words),
      hasEmail: fc.boolean(),
      replied: fc.boolean(),
    })
    .map((person) => ({ ...UNKNOWN, ...person }));
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
        for (const part of ['industries', 'companyTags'] as const) {
          const values = filter[part];
          if (!values?.some((value) => value.trim() !== '')) continue;
          if (!matchesAudience({ [part]: values }, person)) continue;
          expect(matchesAudience({ [part]: [...values, word] }, person)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
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
