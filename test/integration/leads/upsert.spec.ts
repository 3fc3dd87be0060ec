/** Is a lead one row, whatever it is called by? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { encodeId, OPERATIONS } from '#contracts';
import { NOW, openRoom, openTenant, refusalOf, type Room, type Tenant } from './support/room.js';

let room: Room;
let tenant: Tenant;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  tenant = await openTenant(room);
});

const LATER = NOW.add({ hours: 1 });
const ADA = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  professionalEmail: 'Ada@Acme.io',
  linkedinUrl: 'https://www.linkedin.com/in/Ada-Lovelace/?trk=x',
  jobTitle: 'Chief Marketing Officer',
  location: 'Paris',
  attributes: { tier: 'a' },
  company: { name: 'Acme', industry: 'SaaS', size: 120, tags: ['b2b'] },
};

describe('leads.upsert', () => {
  it('keeps what was given, normalised, and shows it as the contract says', async () => {
    const { lead, created } = await tenant.act('leads.upsert', ADA);
    expect(created).toBe(true);
    expect(lead).toMatchObject({
      professionalEmail: 'ada@acme.io',
      linkedinPublicId: 'ada-lovelace',
      linkedinUrl: 'https://www.linkedin.com/in/ada-lovelace',
      jobFunction: 'marketing',
      seniority: 'c_level',
      attributes: { tier: 'a' },
      company: { name: 'Acme', domain: 'acme.io', industry: 'SaaS', size: 120, tags: ['b2b'] },
      createdAt: NOW,
    });
    expect(OPERATIONS['leads.get'].output.encode(lead).id).toMatch(/^lead_/);
    expect(await tenant.read('leads.get', { leadId: lead.id })).toEqual(lead);
    expect(await tenant.events()).toEqual([{ leadId: lead.id, created: true }]);
  });

  it('updates the lead that has any of the identities, and erases nothing that is missing', async () => {
    const { lead } = await tenant.act('leads.upsert', ADA);
    const again = await tenant.act(
      'leads.upsert',
      { linkedinUrl: 'linkedin.com/in/ada-lovelace', phone: '+33 1', personalEmail: 'ada@gmail.com' },
      LATER,
    );
    expect(again).toEqual({
      created: false,
      keptCorrections: [],
      lead: { ...lead, phone: '+33 1', personalEmail: 'ada@gmail.com', updatedAt: LATER },
    });
    expect(await tenant.count('leads')).toBe(1);
    expect((await tenant.events()).map(({ created }) => created)).toEqual([true, false]);
  });

  it('that changes nothing announces nothing', async () => {
    const { lead } = await tenant.act('leads.upsert', ADA);
    expect(await tenant.act('leads.upsert', ADA, LATER)).toEqual({
      lead,
      created: false,
      keptCorrections: [],
    });
    expect(await tenant.events()).toHaveLength(1);
  });

  it('that fits two leads is a conflict that names both, and writes nothing', async () => {
    const one = await tenant.act('leads.upsert', { professionalEmail: 'a@acme.io' });
    const two = await tenant.act('leads.upsert', { linkedinMemberId: 'ACoAAB1cD2E' });
    const refusal = await refusalOf(
      tenant.act('leads.upsert', {
        professionalEmail: 'a@acme.io',
        linkedinMemberId: 'ACoAAB1cD2E',
        phone: '1',
      }),
    );
    expect(refusal.code).toBe('conflict');
    expect(refusal.detail).toContain(encodeId('lead', one.lead.id));
    expect(refusal.detail).toContain(encodeId('lead', two.lead.id));
    expect(await tenant.events()).toHaveLength(2);
  });

  it('with bad addresses is refused with every field and what to do', async () => {
    const refusal = await refusalOf(
      tenant.act('leads.upsert', {
        professionalEmail: 'ada@',
        linkedinUrl: 'https://linkedin.com/company/acme',
        company: { name: 'Acme', domain: 'not a domain' },
      }),
    );
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.fields.map(({ path }) => path)).toEqual([
      'professionalEmail',
      'linkedinUrl',
      'company.domain',
    ]);
    expect(refusal.fields.every(({ message }) => message.includes('give'))).toBe(true);
    expect(await tenant.count('leads')).toBe(0);
  });

  it('at the same moment by many makes one lead', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => tenant.act('leads.upsert', { ...ADA, phone: String(index) })),
    );
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(await tenant.count('leads')).toBe(1);
    expect(await tenant.count('companies')).toBe(1);
  });

  it('adds to a static audience, and to no other', async () => {
    const list = await tenant.act('audiences.create', { name: 'List' });
    await tenant.act('leads.upsert', { ...ADA, audienceId: list.id });
    expect((await tenant.read('audiences.get', { audienceId: list.id })).size).toBe(1);
    const all = await tenant.act('audiences.create', { name: 'All', filter: {} });
    expect((await refusalOf(tenant.act('leads.upsert', { ...ADA, audienceId: all.id }))).code).toBe(
      'wrong_state',
    );
    expect((await refusalOf(tenant.act('leads.upsert', { ...ADA, audienceId: randomUUID() }))).code).toBe(
      'not_found',
    );
  });

  it('never sees the leads of another workspace', async () => {
    const { lead } = await tenant.act('leads.upsert', ADA);
    const other = await openTenant(room);
    expect((await refusalOf(other.read('leads.get', { leadId: lead.id }))).code).toBe('not_found');
    expect((await other.act('leads.upsert', ADA)).created).toBe(true);
    expect(
      (await other.read('leads.search', { email: 'ada@acme.io', limit: 50, sort: 'newest' })).data,
    ).toHaveLength(1);
  });
});

describe('other rooms', () => {
  it('read many leads with company and identities in one query, in the order asked for', async () => {
    const one = await tenant.act('leads.upsert', ADA);
    const two = await tenant.act('leads.upsert', { personalEmail: 'b@gmail.com' });
    const leads = await tenant.stores((stores) =>
      stores.leads.leadsByIds([two.lead.id, randomUUID(), one.lead.id]),
    );
    expect(leads.map(({ id }) => id)).toEqual([two.lead.id, one.lead.id]);
    expect(leads[1]).toMatchObject({
      company: { name: 'Acme' },
      identities: [{ kind: 'email' }, { value: 'ada-lovelace' }],
    });
  });

  it('find a lead by an address, also by one that it no longer uses', async () => {
    const { lead } = await tenant.act('leads.upsert', ADA);
    await tenant.act('leads.upsert', { linkedinUrl: ADA.linkedinUrl, professionalEmail: 'ada@beta.io' });
    const found = await tenant.stores((stores) => stores.leads.findByIdentity('email', 'ada@acme.io'));
    expect(found?.id).toBe(lead.id);
    expect(
      await tenant.stores((stores) => stores.leads.findByIdentity('email', 'x@acme.io')),
    ).toBeUndefined();
  });
});

describe('companies.upsert', () => {
  it('updates the company with this domain, and replaces only what is given', async () => {
    const first = await tenant.act('companies.upsert', {
      name: 'Acme',
      domain: 'https://acme.io',
      tags: ['a', 'A', 'b'],
    });
    expect(first).toMatchObject({ created: true, company: { domain: 'acme.io', tags: ['a', 'b'] } });
    const second = await tenant.act(
      'companies.upsert',
      { name: 'Acme Inc', domain: 'acme.io', size: 7 },
      LATER,
    );
    expect(second).toMatchObject({
      created: false,
      company: { id: first.company.id, name: 'Acme Inc', size: 7, tags: ['a', 'b'], updatedAt: LATER },
    });
    expect(await tenant.read('companies.get', { companyId: first.company.id })).toEqual(second.company);
  });

  it('by a name that several have asks which one is meant', async () => {
    await tenant.act('companies.upsert', { name: 'Acme', domain: 'acme.io' });
    await tenant.act('companies.upsert', { name: 'Acme', domain: 'acme.com' });
    expect((await refusalOf(tenant.act('companies.upsert', { name: 'Acme' }))).code).toBe('conflict');
    expect(
      (await refusalOf(tenant.act('companies.upsert', { name: 'A', domain: '?' }))).fields[0]?.path,
    ).toBe('domain');
  });

  it('are listed by industry or tag, whatever the case, page by page', async () => {
    for (let index = 0; index < 5; index += 1) {
      await tenant.act('companies.upsert', {
        name: `C${index}`,
        industry: index % 2 ? 'SaaS' : 'Énergie',
        tags: ['EU'],
      });
    }
    const first = await tenant.read('companies.list', { tag: 'eu', limit: 3 });
    const rest = await tenant.read('companies.list', { tag: 'eu', limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.data, ...rest.data].map(({ name }) => name)).toEqual(['C4', 'C3', 'C2', 'C1', 'C0']);
    expect(rest.nextCursor).toBeNull();
    expect((await tenant.read('companies.list', { industry: 'energie', limit: 50 })).data).toHaveLength(3);
    expect((await refusalOf(tenant.read('companies.list', { limit: 3, cursor: 'x' }))).fields[0]?.path).toBe(
      'cursor',
    );
    expect((await refusalOf(tenant.read('companies.get', { companyId: randomUUID() }))).code).toBe(
      'not_found',
    );
  });
});
