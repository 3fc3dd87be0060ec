/** Lists in every order, timelines and exports: complete and stable while others write. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { companyHandlers, type StreamContext } from '#application';
import { exportCompanies } from '../../../libs/application/src/companies/export-companies.js';
import { withoutFormulaGuard } from '../../../libs/application/src/csv/write-csv.js';
import { exportLeads } from '../../../libs/application/src/leads/export-leads.js';
import { NOW, openRoom, openTenant, type Room, type Tenant } from './support/room.js';

let room: Room;
let tenant: Tenant;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  tenant = await openTenant(room);
});

const minute = (number: number) => NOW.add({ minutes: number });

async function addPeople(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { lead } = await tenant.act(
      'leads.upsert',
      {
        firstName: ['Émile', 'ada', 'Zoë', 'Łukasz'][number % 4],
        lastName: `Person ${number}`,
        professionalEmail: `person${number}@acme.example`,
        company: { name: 'Acme', domain: 'acme.example' },
      },
      minute(number),
    );
    ids.push(lead.id);
  }
  return ids;
}

const streamed = (): StreamContext => ({
  caller: { workspaceId: tenant.workspaceId, apiKeyId: tenant.workspaceId, scopes: [], kind: 'service' },
  now: NOW,
  unitOfWork: room.database.unitOfWork,
  signal: new AbortController().signal,
});

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('a walk over all pages', () => {
  it.each(['newest', 'name', 'updated'] as const)('sorted by %s shows everybody once', async (sort) => {
    const ids = await addPeople(13);
    const shown: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await tenant.read('leads.search', { sort, limit: 3, cursor });
      shown.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(shown.toSorted()).toEqual(ids.toSorted());
    if (sort !== 'name') expect(shown).toEqual(ids.toReversed());
  });

  it('shows nobody twice and loses nobody, while others are added, changed and removed', async () => {
    const ids = await addPeople(12);
    const shown: string[] = [];
    let cursor: string | undefined;
    let round = 0;
    do {
      const page = await tenant.read('leads.search', { limit: 2, cursor, text: 'person' });
      shown.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      round += 1;
      await tenant.act('leads.upsert', { professionalEmail: `new${round}@late.example`, lastName: 'Person' });
      await tenant.act('leads.upsert', { professionalEmail: `person${round}@acme.example`, jobTitle: 'CMO' });
      if (round === 1)
        await room.pool.query(`DELETE FROM leads WHERE workspace_id = $1 AND id = $2`, [
          tenant.workspaceId,
          ids[0],
        ]);
    } while (cursor !== undefined);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.toSorted()).toEqual(ids.slice(1).toSorted());
  });

  it('goes on only in the order that it began with', async () => {
    await addPeople(3);
    const { nextCursor } = await tenant.read('leads.search', { sort: 'name', limit: 1 });
    const cursor = nextCursor ?? '';
    await expect(tenant.read('leads.search', { sort: 'newest', limit: 1, cursor })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(tenant.read('leads.search', { sort: 'updated', limit: 1, cursor })).rejects.toMatchObject({
      fields: [{ path: 'cursor' }],
    });
  });
});

describe('what leads are found by', () => {
  it('follows a company that is called otherwise', async () => {
    const [id = ''] = await addPeople(1);
    const [company] = (await tenant.read('companies.list', { limit: 1 })).data;
    await tenant.act('companies.update', {
      companyId: company?.id ?? '',
      name: 'Northwind Trading',
      tags: ['B2B'],
    });
    const found = async (text: string) =>
      (await tenant.read('leads.search', { text, limit: 5 })).data.map((lead) => lead.id);
    expect(await found('north trad')).toEqual([id]);
    expect(await found('orthwind')).toEqual([]);
    expect(
      (await tenant.read('leads.search', { filter: { companyTags: ['b2b'] }, limit: 5 })).data,
    ).toHaveLength(1);
  });

  it.each(["'", "a'b & c | !d", '\\', ':*', '"; DROP TABLE leads', '日本', 'x'.repeat(200)])(
    'survives a search for %j',
    async (text) => {
      await addPeople(1);
      await expect(tenant.read('leads.search', { text: `person ${text}`, limit: 5 })).resolves.toMatchObject({
        nextCursor: null,
      });
    },
  );
});

describe('companies.update', () => {
  it('clears with null, tells of the change, and lets a domain belong to one company', async () => {
    await addPeople(1);
    const { company } = await tenant.act('companies.upsert', { name: 'Other', industry: 'Retail', size: 12 });
    const companyId = company.id;
    expect(await tenant.act('companies.update', { companyId, industry: null, size: null })).toMatchObject({
      name: 'Other',
      industry: null,
      size: null,
    });
    await expect(tenant.act('companies.update', { companyId, domain: 'acme.example' })).rejects.toMatchObject(
      {
        code: 'conflict',
        fields: [{ path: 'domain' }],
      },
    );
    const list = (query: Parameters<(typeof companyHandlers)['companies.list']>[1]) =>
      tenant.read('companies.list', query).then(({ data }) => data.map(({ name }) => name));
    expect(await list({ name: 'OTH', limit: 5 })).toEqual(['Other']);
    expect(await list({ name: '%', limit: 5 })).toEqual([]);
    expect(await list({ domain: 'https://acme.example/about', limit: 5 })).toEqual(['Acme']);
    await expect(list({ sizeMin: 5, sizeMax: 1, limit: 5 })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('leads.timeline', () => {
  it('tells what happened, newest first, by pages', async () => {
    const [leadId = ''] = await addPeople(1);
    await tenant.act(
      'leads.upsert',
      { professionalEmail: 'person0@acme.example', jobTitle: 'CMO' },
      minute(5),
    );
    const first = await tenant.read('leads.timeline', { leadId, limit: 1 });
    expect(first.data.map(({ type, timestamp }) => [type, timestamp.toString()])).toEqual([
      ['lead.upserted', minute(5).toString()],
    ]);
    const second = await tenant.read('leads.timeline', { leadId, limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.data[0]?.data).toMatchObject({ created: true });
    expect(second.nextCursor).toBeNull();
    await expect(
      tenant.read('leads.timeline', { leadId: tenant.workspaceId, limit: 1 }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an export', () => {
  it('holds every field, cannot run as a formula, and is imported again without a change', async () => {
    await tenant.act('leads.upsert', {
      firstName: '=cmd|"/c calc"',
      lastName: 'O\'Brien, "Jr"',
      professionalEmail: 'ada@northwind.example',
      personalEmail: 'ada@gmail.com',
      linkedinUrl: 'https://www.linkedin.com/in/ada-moreau',
      jobTitle: '@CMO',
      phone: '+33 1 23',
      location: 'Zürich',
      attributes: { tier: '-gold', note: 'a, b' },
      company: {
        name: 'Northwind',
        domain: 'northwind.example',
        size: 120,
        industry: 'SaaS',
        tags: ['b2b', 'saas'],
      },
    });
    await tenant.act('leads.upsert', { personalEmail: 'lone@gmail.com' });
    const csv = await textOf(exportLeads(streamed(), { byteOrderMark: 'true' }));
    const [, , ada] = parse(csv, { bom: true });
    const cells = ada ?? [];
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells.map(withoutFormulaGuard)).toEqual(
      expect.arrayContaining(['=cmd|"/c calc"', '@CMO', '+33 1 23', '-gold', 'b2b;saas']),
    );
    const again = await tenant.act('leads.import', { csv, dryRun: false });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
  });

  it('shows whom the filter means, once each, while others write', async () => {
    const ids = await addPeople(5);
    const pieces = exportLeads(streamed(), { filter: { hasEmail: true }, byteOrderMark: 'false' })[
      Symbol.asyncIterator
    ]();
    let text = (await pieces.next()).value as string;
    await addPeople(7);
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next())
      text += piece.value;
    const rows = parse(text, { columns: true }) as unknown as { leadId: string }[];
    expect(new Set(rows.map(({ leadId }) => leadId)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(ids.length);
  });

  it('of companies names each once', async () => {
    await addPeople(2);
    await tenant.act('companies.upsert', { name: '=Danger' });
    const rows = parse(await textOf(exportCompanies(streamed(), { byteOrderMark: 'false' })));
    expect(rows.map((row) => row[1])).toEqual(['name', "'=Danger", 'Acme']);
  });
});
