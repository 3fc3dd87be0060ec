/** Does the database pick the people whom the domain's rule picks? For any people and any filter. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Company, Lead } from '#application';
import { JOB_FUNCTIONS, matchesAudience, SENIORITIES, type AudienceFilter } from '#domain';
import { newUuidV7 } from '#persistence';
import { NOW, openRoom, openTenant, type Room } from '../leads/support/room.js';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** Few enough to meet each other; with accents, case, ligatures, dotted capitals and LIKE's own characters. */
const word = fc.constantFrom(
  'SaaS',
  'saas',
  'SAAS ',
  'Énergie',
  'energie',
  'E\u0301nergie',
  'Œuvre',
  'oeuvre',
  'Straße',
  'STRASSE',
  'İstanbul',
  'istanbul',
  'ΟΔΟΣ',
  'οδος',
  'L’Oréal',
  "l'oreal",
  '100%',
  '_',
  '\\',
  'ＡＢＣ',
  'abc',
  '数据',
  '👩‍💻',
  'a',
  ' ',
  '\u0301',
  '--',
);
const phrase = fc.array(word, { minLength: 0, maxLength: 3 }).map((words) => words.join(' '));
const noise = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\u0000'));
const text = fc.oneof({ weight: 5, arbitrary: phrase }, { weight: 1, arbitrary: noise });
const jobFunction = fc.constantFrom(...JOB_FUNCTIONS.slice(0, 3));
const seniority = fc.constantFrom(...SENIORITIES.slice(0, 3));
const size = fc.integer({ min: 0, max: 5 });

const company = fc.record({
  industry: fc.option(text),
  size: fc.option(size),
  tags: fc.array(text, { maxLength: 3 }),
});
const person = fc.record({
  jobTitle: fc.option(text),
  jobFunction: fc.option(jobFunction),
  seniority: fc.option(seniority),
  location: fc.option(text),
  company: fc.option(company),
});
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const parts = {
  functions: list(jobFunction),
  seniorities: list(seniority),
  titleText: text,
  industries: list(text),
  companyTags: list(text),
  companySize: fc.record({ min: size, max: size }, { requiredKeys: [] }),
  location: text,
};
/** One or two parts at a time: filters of many parts match nobody, which proves little. */
const filter: fc.Arbitrary<AudienceFilter> = fc
  .tuple(fc.record(parts), fc.subarray(Object.keys(parts), { minLength: 1, maxLength: 2 }))
  .map(([whole, kept]) => Object.fromEntries(Object.entries(whole).filter(([name]) => kept.includes(name))));

type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

function leadOf(given: Person): Lead {
  const stamps = { createdAt: NOW, updatedAt: NOW };
  const employer: Company | null = given.company && {
    ...given.company,
    ...stamps,
    id: newUuidV7(),
    name: 'Company',
    domain: null,
  };
  const nobody = { firstName: null, lastName: null, phone: null, attributes: {}, identities: [] };
  return { ...nobody, ...given, ...stamps, id: newUuidV7(), company: employer };
}

describe('a filter', () => {
  it('means the same people to the database and to the domain', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 10, maxLength: 30 }),
        fc.array(filter, { minLength: 1, maxLength: 12 }),
        async (people, filters) => {
          const tenant = await openTenant(room);
          const leads = people.map(leadOf);
          const companies = leads.flatMap((lead) => lead.company ?? []);
          await tenant.stores(async (stores) => {
            await stores.leads.save({ companies, leads });
            for (const wanted of filters) {
              const found = await stores.leads.search({ filter: wanted }, 100);
              const expected = leads.filter((lead) =>
                matchesAudience(wanted, {
                  function: lead.jobFunction,
                  seniority: lead.seniority,
                  title: lead.jobTitle,
                  industry: lead.company?.industry ?? null,
                  companyTags: lead.company?.tags ?? [],
                  companySize: lead.company?.size ?? null,
                  location: lead.location,
                }),
              );
              expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
              expect((await stores.leads.reach({ filter: wanted })).size).toBe(expected.length);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
