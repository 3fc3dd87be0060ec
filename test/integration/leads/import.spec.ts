/** Does a file of leads arrive whole, once, and with every bad row named? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { encodeId } from '#contracts';
import { openRoom, openTenant, refusalOf, type Room, type Tenant } from './support/room.js';

let room: Room;
let tenant: Tenant;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  tenant = await openTenant(room);
});

const FILE = `\uFEFFfirstname;lastname;proEmail;linkedinUrl;companyName;companyUrl;industry;companyTags;jobTitle;Note\r
Ada;Lovelace;ada@acme.io;;Acme;acme.io;SaaS;b2b|eu;CMO;x\r
Grace;Hopper;;linkedin.com/in/grace;"Beta; Inc";;;;VP Engineering;\r
Zoé;Côté;;;Gamma;;Énergie;;Directrice marketing;\r
Bad;Row;not-an-email;;;;;;;\r
;;;;;;;;;\r
Ada;Again;ADA@acme.io;;;;;;;\r
No;Identity;;;;;;;;\r
`;

describe('leads.import', () => {
  it('keeps the good rows and names the bad ones with line, column and reason', async () => {
    const result = await tenant.act('leads.import', { csv: FILE, audienceName: 'Spring', dryRun: false });
    expect(result).toMatchObject({ rows: 6, created: 3, updated: 0, unchanged: 0, rejected: 3 });
    expect(result.columns).toMatchObject({
      proEmail: 'professionalEmail',
      companyUrl: 'company.domain',
      Note: null,
    });
    expect(result.problems.map(({ line, column }) => [line, column])).toEqual([
      [5, 'proEmail'],
      [7, null],
      [8, null],
    ]);
    expect(result.problems[1]?.message).toContain('line 2');
    const { data } = await tenant.read('leads.search', {
      audienceId: result.audienceId ?? undefined,
      limit: 50,
      sort: 'newest',
    });
    expect(data.map(({ lastName, company, jobFunction }) => [lastName, company?.name, jobFunction])).toEqual([
      ['Côté', 'Gamma', 'marketing'],
      ['Hopper', 'Beta; Inc', 'engineering'],
      ['Lovelace', 'Acme', 'marketing'],
    ]);
    expect(await tenant.events()).toHaveLength(3);
  });

  it('of the same file again changes nothing and announces nothing', async () => {
    const first = await tenant.act('leads.import', { csv: FILE, audienceName: 'Spring', dryRun: false });
    const again = await tenant.act('leads.import', { csv: FILE, audienceName: 'Spring', dryRun: false });
    expect(again).toEqual({ ...first, created: 0, unchanged: 3 });
    expect(await tenant.events()).toHaveLength(3);
    expect(await tenant.count('audience_members')).toBe(3);
  });

  it('as a dry run tells the same and writes nothing', async () => {
    const dry = await tenant.act('leads.import', { csv: FILE, audienceName: 'Spring', dryRun: true });
    expect(dry).toMatchObject({ created: 3, rejected: 3, audienceId: null });
    for (const table of ['leads', 'companies', 'channel_identities', 'audiences'] as const) {
      expect(await tenant.count(table)).toBe(0);
    }
    expect(await tenant.events()).toEqual([]);
    const real = await tenant.act('leads.import', { csv: FILE, audienceName: 'Spring', dryRun: false });
    expect({ ...real, audienceId: null }).toEqual(dry);
  });

  it('follows an explicit mapping', async () => {
    const result = await tenant.act('leads.import', {
      csv: 'Adresse,Wer\nada@acme.io,Ada\n',
      mapping: { Adresse: 'professionalEmail', Wer: 'attributes.wer' },
      dryRun: false,
    });
    expect(result).toMatchObject({ created: 1, columns: { Wer: 'attributes.wer' } });
  });

  it('reports a row that fits two leads with both, and keeps the rest', async () => {
    const one = await tenant.act('leads.upsert', { professionalEmail: 'a@acme.io' });
    const two = await tenant.act('leads.upsert', { linkedinUrl: 'linkedin.com/in/b' });
    const result = await tenant.act('leads.import', {
      csv: 'email,linkedin\na@acme.io,linkedin.com/in/b\nc@acme.io,\n',
      dryRun: false,
    });
    expect(result).toMatchObject({ created: 1, rejected: 1 });
    expect(result.problems[0]?.message).toContain(encodeId('lead', one.lead.id));
    expect(result.problems[0]?.message).toContain(encodeId('lead', two.lead.id));
  });

  it.each([
    ['is not CSV', 'email\nada@acme.io\n"b@acme.io\n', 'malformed_request'],
    ['is not UTF-8', 'email,name\nada@acme.io,Zo\uFFFD\n', 'malformed_request'],
    ['names nobody', 'colour\nred\n', 'invalid_input'],
  ])('of a file that %s writes nothing', async (_what, csv, code) => {
    const refusal = await refusalOf(tenant.act('leads.import', { csv, audienceName: 'X', dryRun: false }));
    expect(refusal.code).toBe(code);
    expect(await tenant.count('leads')).toBe(0);
    expect(await tenant.count('audiences')).toBe(0);
  });

  it('into an audience by filter is refused as a whole', async () => {
    await tenant.act('audiences.create', { name: 'All', filter: {} });
    const refusal = await refusalOf(
      tenant.act('leads.import', { csv: FILE, audienceName: 'All', dryRun: false }),
    );
    expect(refusal.code).toBe('conflict');
    expect(await tenant.count('leads')).toBe(0);
  });

  it('of more than 1,000 rows is refused as a whole, with the way out', async () => {
    const csv = ['email', ...Array.from({ length: 1_001 }, (_, n) => `p${n}@acme.io`)].join('\n');
    const refusal = await refusalOf(tenant.act('leads.import', { csv, dryRun: false }));
    expect(refusal).toMatchObject({ code: 'too_large' });
    expect(refusal.nextStep).toContain('POST /v1/imports');
    expect(await tenant.count('leads')).toBe(0);
  });
});
