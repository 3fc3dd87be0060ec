/** Does the database pick the people whom the domain's rule picks? For any people and any filter. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChannelIdentity, Company, Lead, LeadPosition } from '#application';
import {
  JOB_FUNCTIONS,
  matchesAudience,
  SENIORITIES,
  type AudienceFilter,
  type PersonForFilter,
} from '#domain';
import { newUuidV7, type Sql, type SqlValue } from '#persistence';
import { findLeadIds, type SearchLimits } from '../../../libs/persistence/src/leads/find-leads.js';
import { countReach, type ReachLimits } from '../../../libs/persistence/src/leads/count-reach.js';
import { NOW, openRoom, openTenant, type Room, type Tenant } from '../leads/support/room.js';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());

/** Few enough to meet each other; with accents, case, ligatures, dotted capitals and the searches' own characters. */
const word = fc.constantFrom(
  ...['SaaS', 'saas', 'SAAS ', 'Énergie', 'energie', 'E\u0301nergie', 'Œuvre', 'oeuvre', 'Straße', 'STRASSE'],
  ...['İstanbul', 'istanbul', 'ΟΔΟΣ', 'οδος', 'L’Oréal', "l'oreal", '100%', '_', '\\', 'ＡＢＣ', 'abc', '数据', '👩‍💻'],
  ...['a', ' ', '\u0301', '--', ':*', "'a' & !'b'", 'a|b', 'vp/sales', 'x'.repeat(70), 'x'.repeat(64), '﷽'.repeat(9)],
); // prettier-ignore
const phrase = fc.array(word, { minLength: 0, maxLength: 3 }).map((words) => words.join(' '));
const noise = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\u0000'));
const text = fc.oneof({ weight: 5, arbitrary: phrase }, { weight: 1, arbitrary: noise });
const jobFunction = fc.constantFrom(...JOB_FUNCTIONS.slice(0, 3));
const seniority = fc.constantFrom(...SENIORITIES.slice(0, 3));
const size = fc.constantFrom(0, 1, 2, 3, 10, 11, 60, 75, 76, 2_000_000);
const hours = fc.nat(3);
const at = (hour: number) => NOW.add({ hours: hour });
const instants = hours.map((hour) => at(hour).toString());
const PLACES = Array.from({ length: 3 }, () => newUuidV7());
const CAMPAIGNS = Array.from({ length: 2 }, () => newUuidV7());
const places = fc.subarray(PLACES);
const status = fc.constantFrom('active', 'finished', 'stopped');
const attribute = fc.constantFrom('tier', 'crm_id');

const company = fc.record({
  industry: fc.option(text),
  size: fc.option(size),
  tags: fc.array(text, { maxLength: 3 }),
  domain: fc.boolean(),
});
const person = fc.record({
  jobTitle: fc.option(text),
  jobFunction: fc.option(jobFunction),
  seniority: fc.option(seniority),
  location: fc.option(text),
  phone: fc.option(fc.constant('+33 1')),
  attributes: fc.dictionary(attribute, text, { maxKeys: 2 }),
  company: fc.option(company),
  email: fc.option(fc.constantFrom<'professional' | 'former'>('professional', 'former')),
  linkedin: fc.boolean(),
  audiences: places,
  enrollments: fc.array(status, { maxLength: 2 }),
  contacted: fc.option(hours),
  replied: fc.boolean(),
  suppressed: fc.constantFrom('no', 'no', 'email', 'domain', 'linkedin'),
  created: hours,
  updated: hours,
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const range = fc.record({ from: instants, before: instants }, { requiredKeys: [] });
const parts = {
  functions: list(jobFunction),
  seniorities: list(seniority),
  titleText: text,
  industries: list(text),
  companyTags: list(text),
  companySize: fc.record({ min: size, max: size }, { requiredKeys: [] }),
  location: text,
  hasEmail: fc.boolean(),
  hasLinkedin: fc.boolean(),
  hasPhone: fc.boolean(),
  attributes: fc.array(
    fc.oneof(
      fc.record({ name: attribute, equals: text }),
      fc.record({ name: attribute, exists: fc.boolean() }),
    ),
    { maxLength: 2 },
  ),
  inAudiences: places,
  notInAudiences: places,
  enrolled: fc.record(
    { campaignIds: fc.subarray(CAMPAIGNS), statuses: fc.uniqueArray(status) },
    { requiredKeys: [] },
  ),
  notInCampaigns: fc.subarray(CAMPAIGNS),
  contacted: fc.boolean(),
  contactedSince: instants,
  notContactedSince: instants,
  replied: fc.boolean(),
  suppressed: fc.boolean(),
  created: range,
  updated: range,
};
/** One or two parts at a time: filters of many parts match nobody, which proves little. */
const filter: fc.Arbitrary<AudienceFilter> = fc
  .tuple(fc.record(parts), fc.subarray(Object.keys(parts), { minLength: 1, maxLength: 2 }))
  .map(([whole, kept]) => Object.fromEntries(Object.entries(whole).filter(([name]) => kept.includes(name))));

function leadOf(given: Person): Lead {
  const id = newUuidV7();
  const employer: Company | null = given.company && {
    ...given.company,
    id: newUuidV7(),
    name: 'Company',
    domain: given.company.domain ? `${id}.example` : null,
    createdAt: NOW,
    updatedAt: NOW,
  };
  const identities: ChannelIdentity[] = [];
  if (given.email !== null)
    identities.push({ id: newUuidV7(), kind: 'email', value: `a@d${id}.example`, label: given.email });
  if (given.linkedin)
    identities.push({ id: newUuidV7(), kind: 'linkedin_public_id', value: `in-${id}`, label: null });
  return {
    id,
    firstName: null,
    lastName: null,
    correctedFields: [],
    jobTitle: given.jobTitle,
    jobFunction: given.jobFunction,
    seniority: given.seniority,
    location: given.location,
    phone: given.phone,
    timeZone: null,
    attributes: given.attributes,
    company: employer,
    identities,
    createdAt: at(given.created),
    updatedAt: at(given.updated),
  };
}

function seen(lead: Lead, given: Person): PersonForFilter {
  return {
    function: lead.jobFunction,
    seniority: lead.seniority,
    title: lead.jobTitle,
    industry: lead.company?.industry ?? null,
    companyTags: lead.company?.tags ?? [],
    companySize: lead.company?.size ?? null,
    companyId: lead.company?.id ?? null,
    companyDomain: lead.company?.domain ?? null,
    location: lead.location,
    hasEmail: given.email === 'professional',
    hasLinkedin: given.linkedin,
    hasPhone: given.phone !== null,
    attributes: lead.attributes,
    audienceIds: given.audiences,
    enrollments: given.enrollments.map((each, index) => ({
      campaignId: CAMPAIGNS[index] ?? '',
      status: each,
    })),
    lastContactedAt: given.contacted === null ? null : at(given.contacted),
    replied: given.replied,
    suppressed:
      given.suppressed === 'linkedin' ? given.linkedin : given.suppressed !== 'no' && given.email !== null,
    createdAt: lead.createdAt,
    updatedAt: lead.updatedAt,
  };
}

/** What other rooms write, written here as they do; no foreign key is of interest. */
async function settle(tenant: Tenant, people: readonly (readonly [Lead, Person])[]): Promise<void> {
  const client = await owner.connect();
  const run = (sql: string, ...values: unknown[]) => client.query(sql, [tenant.workspaceId, ...values]);
  try {
    await client.query(`SET session_replication_role = replica`);
    for (const [lead, given] of people) {
      for (const id of given.audiences)
        await run(
          `INSERT INTO audience_members (workspace_id, audience_id, lead_id) VALUES ($1, $2, $3)`,
          id,
          lead.id,
        );
      for (const [index, each] of given.enrollments.entries())
        await run(
          `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, status, step_id,
             step_entered_at, created_at) VALUES ($1, $2, $3, $4, $1, $1, $5, 'a', $6, $6)`,
          ...[newUuidV7(), CAMPAIGNS[index], lead.id, each, NOW.toString()],
        );
      await run(
        `UPDATE lead_activity SET last_contacted_at = $3::timestamptz, last_replied_at = $4::timestamptz
         WHERE workspace_id = $1 AND lead_id = $2`,
        ...[
          lead.id,
          given.contacted === null ? null : at(given.contacted).toString(),
          given.replied ? NOW.toString() : null,
        ],
      );
      const value = {
        no: '',
        email: `a@d${lead.id}.example`,
        domain: `d${lead.id}.example`,
        linkedin: `in-${lead.id}`,
      };
      if (given.suppressed !== 'no')
        await run(
          `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at) VALUES ($1, $2, $3, $4, 'r', 's', $5)`,
          ...[newUuidV7(), given.suppressed, value[given.suppressed], NOW.toString()],
        );
    }
  } finally {
    await client.query(`SET session_replication_role = origin`);
    client.release();
  }
}

let owner: import('pg').Pool;
beforeAll(async () => {
  const { default: pg } = await import('pg');
  owner = new pg.Pool({ connectionString: room.rows.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
});
afterAll(() => owner.end());

/** As if these few were a million: the walk ends at once, and each way that follows has its turn. */
const WAYS: readonly SearchLimits[] = [
  { walk: 1, times: 1_000, nearby: 1, atOnce: 1 },
  { walk: 2, times: 1, nearby: 1_000_000_000, atOnce: 1_000 },
];

/** And for counting: nobody is found on the way, or everybody; it ends before all are counted, or not. */
const WAYS_OF_COUNTING: readonly ReachLimits[] = [
  { bound: 100, lookedAt: 100, tried: 1, suppressed: 1, common: { wordsAlone: 1, wordsAndMore: 1 } },
  { bound: 100, lookedAt: 100, tried: 2, suppressed: 100, common: { wordsAlone: 0, wordsAndMore: 0 } },
  { bound: 3, lookedAt: 6, tried: 2, suppressed: 4, common: { wordsAlone: 0.1, wordsAndMore: 0.1 } },
];

async function asking<Answer>({ workspaceId }: Tenant, work: (sql: Sql) => Promise<Answer>): Promise<Answer> {
  const client = await owner.connect();
  try {
    await client.query(`SELECT set_config('overture.workspace', $1, false)`, [workspaceId]);
    return await work({
      rows: async <Row extends object>(text: string, values: readonly SqlValue[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    });
  } finally {
    client.release();
  }
}

/** All pages of two, one after the other. */
async function pages(
  sql: Sql,
  workspaceId: string,
  filter: AudienceFilter,
  limits: SearchLimits,
): Promise<string[]> {
  const ids: string[] = [];
  let after: LeadPosition | undefined;
  do {
    const search = { query: { filter }, sort: 'newest', take: 2, after } as const;
    const found = await findLeadIds(sql, workspaceId, search, limits);
    ids.push(...found.map(({ id }) => id));
    after = found.at(-1)?.position;
  } while (after !== undefined);
  return ids;
}

describe('a filter', () => {
  it('means the same people to the database and to the domain', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 8, maxLength: 14 }),
        fc.array(filter, { minLength: 5, maxLength: 14 }),
        async (given, filters) => {
          const tenant = await openTenant(room);
          const people = given.map((each) => [leadOf(each), each] as const);
          const leads = people.map(([lead]) => lead);
          const companies = leads.flatMap((lead) => lead.company ?? []);
          await tenant.stores((stores) => stores.leads.save({ companies, leads }));
          await settle(tenant, people);
          await tenant.stores(async (stores) => {
            for (const wanted of filters) {
              const expected = people
                .filter(([lead, each]) => matchesAudience(wanted, seen(lead, each)))
                .map(([{ id }]) => id)
                .sort();
              const found = await stores.leads.find({ filter: wanted }, { sort: 'newest', take: 100 });
              expect(found.map(({ lead }) => lead.id).sort()).toEqual(expected);
              const first = await stores.leads.find({ filter: wanted }, { sort: 'newest', take: 1 });
              expect(first.map(({ lead }) => lead.id)).toEqual(expected.slice(-1));
              expect((await stores.leads.reach({ filter: wanted })).size).toBe(expected.length);
              const audience = {
                id: newUuidV7(),
                kind: 'filter',
                name: '',
                filter: wanted,
                createdAt: NOW,
              } as const;
              expect(await stores.audiences.sizeOf({ ...audience, archivedAt: null })).toBe(expected.length);
            }
          });
          for (const wanted of filters) {
            const expected = people
              .filter(([lead, each]) => matchesAudience(wanted, seen(lead, each)))
              .map(([{ id }]) => id)
              .sort()
              .reverse();
            await asking(tenant, async (sql) => {
              for (const limits of WAYS)
                expect(await pages(sql, tenant.workspaceId, wanted, limits)).toEqual(expected);
              for (const limits of WAYS_OF_COUNTING) {
                const { size, bounded } = await countReach(
                  sql,
                  tenant.workspaceId,
                  { filter: wanted },
                  limits,
                );
                if (bounded) expect(size).toBeLessThanOrEqual(Math.min(expected.length, limits.bound));
                else expect(size).toBe(expected.length);
                // Only a bound that was met may keep it from being exact.
                if (people.length < Math.min(limits.bound, limits.lookedAt)) expect(bounded).toBe(false);
              }
            });
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
