/** Does an audience hold whom it says, whichever way its members are found? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { encodeId } from '#contracts';
import { createDatabase } from '#persistence';
import { memberQuery } from '../../../libs/persistence/src/audiences/member-query.js';
import { openRoom, openTenant, refusalOf, type Room, type Tenant } from '../leads/support/room.js';

let room: Room;
let tenant: Tenant;
const leadIds: Record<string, string> = {};
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  tenant = await openTenant(room);
  const saas = { name: 'Acme', domain: 'acme.io', industry: 'SaaS', size: 120, tags: ['B2B'] };
  const people = {
    ada: {
      professionalEmail: 'ada@acme.io',
      jobTitle: 'CMO',
      location: 'Île-de-France, France',
      company: saas,
    },
    bob: {
      linkedinUrl: 'linkedin.com/in/bob',
      jobTitle: 'Chief Marketing Officer',
      company: { name: 'Shop', industry: 'Retail' },
    },
    cleo: {
      personalEmail: 'cleo@gmail.com',
      linkedinUrl: 'linkedin.com/in/cleo',
      jobTitle: 'VP Engineering',
      company: saas,
    },
  };
  for (const [name, person] of Object.entries(people)) {
    leadIds[name] = (await tenant.act('leads.upsert', { firstName: name, lastName: 'X', ...person })).lead.id;
  }
});

const idOf = (name: string) => leadIds[name] ?? '';
const CMO_IN_SAAS = {
  functions: ['marketing' as const],
  seniorities: ['c_level' as const],
  industries: ['saas'],
};

describe('an audience by filter', () => {
  it('holds whoever matches when it is read', async () => {
    const audience = await tenant.act('audiences.create', { name: 'CMOs in SaaS', filter: CMO_IN_SAAS });
    expect(audience).toMatchObject({ kind: 'filter', filter: CMO_IN_SAAS, size: 1 });
    await tenant.act('companies.upsert', { name: 'Shop', industry: 'SaaS' });
    expect((await tenant.read('audiences.get', { audienceId: audience.id })).size).toBe(2);
    const found = await tenant.read('leads.search', { audienceId: audience.id, limit: 50 });
    expect(found.data.map(({ firstName }) => firstName)).toEqual(['bob', 'ada']);
  });

  it('is previewed without being kept', async () => {
    const preview = await tenant.read('audiences.preview', { filter: {}, sample: 2 });
    expect(preview).toMatchObject({ size: 3, withEmail: 2, withLinkedin: 2 });
    expect(preview.sample).toHaveLength(2);
    const accents = await tenant.read('audiences.preview', {
      filter: { location: 'ile-de-FRANCE' },
      sample: 0,
    });
    expect(accents).toMatchObject({ size: 1, sample: [] });
    expect(await tenant.count('audiences')).toBe(0);
  });

  it('that contradicts itself is refused with the part', async () => {
    const refusal = await refusalOf(
      tenant.read('audiences.preview', {
        filter: { companySize: { min: 10, max: 1 }, titleText: ' \u0301' },
        sample: 0,
      }),
    );
    expect(refusal.fields.map(({ path }) => path)).toEqual(['filter.titleText', 'filter.companySize']);
  });

  it('is no list that another filter could name', async () => {
    const { id } = await tenant.act('audiences.create', { name: 'By filter', filter: CMO_IN_SAAS });
    const filter = { notInAudiences: [id] };
    for (const ask of [
      () => tenant.act('audiences.create', { name: 'Others', filter }),
      () => tenant.read('audiences.preview', { filter, sample: 0 }),
      () => tenant.read('leads.search', { filter, limit: 1 }),
    ])
      expect((await refusalOf(ask())).fields).toMatchObject([{ path: 'filter.notInAudiences[0]' }]);
  });

  it('takes nobody by hand', async () => {
    const audience = await tenant.act('audiences.create', { name: 'All', filter: {} });
    const refusal = await refusalOf(
      tenant.act('audiences.add_leads', { audienceId: audience.id, leadIds: [idOf('ada')] }),
    );
    expect(refusal.code).toBe('wrong_state');
  });
});

describe('a static audience', () => {
  it('holds the leads that were added, each once', async () => {
    const audience = await tenant.act('audiences.create', {
      name: 'List',
      leadIds: [idOf('ada'), idOf('ada')],
    });
    expect(audience).toMatchObject({ kind: 'static', filter: null, size: 1 });
    const both = { audienceId: audience.id, leadIds: [idOf('ada'), idOf('bob')] };
    expect(await tenant.act('audiences.add_leads', both)).toEqual({ added: 1, size: 2 });
    expect(await tenant.act('audiences.add_leads', both)).toEqual({ added: 0, size: 2 });
  });

  it('refuses leads that do not exist, by name, and then holds none of them', async () => {
    const unknown = [randomUUID(), randomUUID()];
    const audience = await tenant.act('audiences.create', { name: 'List' });
    const refusal = await refusalOf(
      tenant.act('audiences.add_leads', { audienceId: audience.id, leadIds: [idOf('ada'), ...unknown] }),
    );
    expect(refusal.code).toBe('not_found');
    for (const leadId of unknown) expect(refusal.detail).toContain(encodeId('lead', leadId));
    expect(refusal.fields.map(({ path }) => path)).toEqual(['leadIds[1]', 'leadIds[2]']);
    expect(await tenant.count('audience_members')).toBe(0);
    const other = await openTenant(room);
    expect((await refusalOf(other.act('audiences.create', { name: 'L', leadIds: [idOf('ada')] }))).code).toBe(
      'not_found',
    );
  });

  it('has a name of its own, and is not a filter as well', async () => {
    const audience = await tenant.act('audiences.create', { name: 'List' });
    const taken = await refusalOf(tenant.act('audiences.create', { name: 'List', filter: {} }));
    expect(taken.code).toBe('conflict');
    expect(taken.detail).toContain(encodeId('audience', audience.id));
    const both = await refusalOf(tenant.act('audiences.create', { name: 'B', filter: {}, leadIds: [] }));
    expect(both.code).toBe('invalid_input');
  });
});

describe('both kinds', () => {
  it('give their members to a launch alike: as ids, and as SQL inside another statement', async () => {
    const byFilter = await tenant.act('audiences.create', { name: 'F', filter: { industries: ['SaaS'] } });
    const byHand = await tenant.act('audiences.create', { name: 'S', leadIds: [idOf('ada'), idOf('cleo')] });
    for (const audience of [byFilter, byHand]) {
      const ids = await tenant.stores((stores) => stores.audiences.listMemberIds([audience.id]));
      expect(ids).toEqual([idOf('ada'), idOf('cleo')]);
      const stored = await tenant.stores((stores) => stores.audiences.byId(audience.id));
      if (!stored) throw new Error('No audience.');
      const members = memberQuery(tenant.workspaceId, stored, 2);
      const found = await room.pool.query<{ lead_id: string }>(
        `SELECT lead_id FROM (${members.sql}) m WHERE lead_id > $1::uuid ORDER BY lead_id`,
        ['00000000-0000-0000-0000-000000000000', ...members.values],
      );
      expect(found.rows.map((row) => row.lead_id)).toEqual(ids);
    }
    expect(await tenant.stores((stores) => stores.audiences.listMemberIds([randomUUID()]))).toEqual([]);
  });

  it('are read by the role that can only read, in its workspace alone', async () => {
    const audience = await tenant.act('audiences.create', { name: 'F', filter: { industries: ['SaaS'] } });
    const reader = createDatabase({ url: room.rows.readerUrl, label: 'test', poolSize: 1 });
    try {
      const ids = (workspaceId: string) =>
        reader.unitOfWork.read(workspaceId, async (stores) => {
          const members = await stores.audiences.listMemberIds([audience.id]);
          return (await stores.leads.leadsByIds(members)).map(({ id }) => id);
        });
      expect(await ids(tenant.workspaceId)).toEqual([idOf('ada'), idOf('cleo')]);
      expect(await ids(randomUUID())).toEqual([]);
    } finally {
      await reader.close();
    }
  });

  it('are listed with their sizes, page by page', async () => {
    for (const name of ['A', 'B', 'C']) await tenant.act('audiences.create', { name, filter: {} });
    const first = await tenant.read('audiences.list', { limit: 2 });
    expect(first.data.map(({ name, size }) => [name, size])).toEqual([
      ['C', 3],
      ['B', 3],
    ]);
    const last = await tenant.read('audiences.list', { limit: 2, cursor: first.nextCursor ?? '' });
    expect(last.data.map(({ name }) => name)).toEqual(['A']);
    expect(last.nextCursor).toBeNull();
    expect((await refusalOf(tenant.read('audiences.get', { audienceId: randomUUID() }))).code).toBe(
      'not_found',
    );
  });
});

describe('leads.search', () => {
  it('finds by words of name, title, company and address, whatever accents and case', async () => {
    const names = async (text: string) =>
      (await tenant.read('leads.search', { text, limit: 50 })).data.map(({ firstName }) => firstName);
    expect(await names('ADA')).toEqual(['ada']);
    expect(await names('acme vp')).toEqual(['cleo']);
    expect(await names('gmail')).toEqual(['cleo']);
    await expect(names('%')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('finds by address and refuses what is none', async () => {
    const byUrl = await tenant.read('leads.search', {
      linkedinUrl: 'https://fr.linkedin.com/in/BOB',
      limit: 50,
    });
    expect(byUrl.data.map(({ firstName }) => firstName)).toEqual(['bob']);
    const byEmail = await tenant.read('leads.search', { email: 'ADA@acme.io', text: 'bob', limit: 50 });
    expect(byEmail.data).toEqual([]);
    expect((await refusalOf(tenant.read('leads.search', { email: 'x', limit: 50 }))).fields[0]?.path).toBe(
      'email',
    );
  });

  it('gives every lead once over its pages, also while leads are added', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tenant.read('leads.search', { limit: 1, cursor });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      await tenant.act('leads.upsert', { professionalEmail: `late${seen.length}@acme.io` });
    } while (cursor !== undefined);
    expect(seen).toEqual([idOf('cleo'), idOf('bob'), idOf('ada')]);
    expect((await refusalOf(tenant.read('leads.search', { limit: 1, cursor: 'bad' }))).fields[0]?.path).toBe(
      'cursor',
    );
  });
});
