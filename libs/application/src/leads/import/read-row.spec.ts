import { describe, expect, it } from '@jest/globals';
import { understandColumns } from './columns.js';
import { readRow } from './read-row.js';

function read(row: Record<string, string>) {
  const columns = understandColumns(Object.keys(row));
  return readRow({ line: 2, cells: Object.values(row) }, columns);
}

describe('a row', () => {
  it('becomes a lead with its company, as a call would', () => {
    const { draft, problems } = read({
      firstname: ' Ada  Byron ',
      lastname: 'Lovelace',
      proEmail: 'Ada@Acme.io',
      linkedinUrl: 'linkedin.com/in/Ada-Lovelace/',
      jobTitle: 'Chief Marketing Officer',
      companyName: 'Acme',
      companyUrl: 'https://www.acme.io/about',
      industry: 'SaaS',
      companySize: '51-200',
      companyTags: 'b2b; series a|eu',
      customAttribute1: 'met at a fair',
    });
    expect(problems).toEqual([]);
    expect(draft).toMatchObject({
      fields: {
        firstName: 'Ada Byron',
        lastName: 'Lovelace',
        jobFunction: 'marketing',
        seniority: 'c_level',
      },
      attributes: { custom_attribute_1: 'met at a fair' },
      identities: [
        { kind: 'email', value: 'ada@acme.io', label: 'professional' },
        { kind: 'linkedin_public_id', value: 'ada-lovelace', label: null },
      ],
      company: {
        name: 'Acme',
        domain: 'acme.io',
        industry: 'SaaS',
        size: 51,
        tags: ['b2b', 'series a', 'eu'],
      },
      inferredDomain: 'acme.io',
    });
  });

  it('says nothing with its empty cells', () => {
    const { draft } = read({ email: 'ada@acme.io', firstname: '  ', phone: '' });
    expect(Object.keys(draft?.fields ?? {})).toEqual([]);
    expect(draft?.company).toBeUndefined();
  });

  it('is rejected with the column that is wrong', () => {
    const { draft, problems } = read({ 'E-mail': 'ada@', linkedin: 'https://linkedin.com/company/acme' });
    expect(draft).toBeUndefined();
    expect(problems.map(({ path }) => path)).toEqual(['E-mail', 'linkedin']);
  });

  it('is rejected when nothing identifies the lead', () => {
    expect(read({ email: '', firstname: 'Ada' }).problems[0]?.message).toContain('identifies');
  });

  it('is rejected when it has more values than the header', () => {
    const columns = understandColumns(['email', 'name']);
    const { problems } = readRow({ line: 2, cells: ['ada@acme.io', 'Ada', 'Lovelace'] }, columns);
    expect(problems[0]?.message).toContain('3 values');
    expect(readRow({ line: 2, cells: ['ada@acme.io', 'Ada', ' '] }, columns).draft).toBeDefined();
  });

  it('keeps its lead and leaves out with a note what is wrong about the company', () => {
    const { draft, problems } = read({
      email: 'ada@acme.io',
      company: 'Acme',
      companyUrl: 'https://www.linkedin.com/company/acme',
      companySize: 'big',
    });
    expect(draft?.company).toMatchObject({ name: 'Acme', domain: undefined, size: undefined });
    expect(problems.map(({ path }) => path)).toEqual(['companyUrl', 'companySize']);
  });

  it('names a company that is known by its domain alone after it', () => {
    expect(read({ email: 'ada@gmail.com', website: 'https://acme.io' }).draft?.company?.name).toBe('acme.io');
    expect(read({ email: 'ada@acme.io', industry: 'SaaS' }).draft?.company?.name).toBe('acme.io');
    expect(read({ email: 'ada@gmail.com', industry: 'SaaS' }).problems[0]?.path).toBe('industry');
  });

  it('splits a full name when the parts are not given', () => {
    expect(read({ name: 'Ada Byron Lovelace', email: 'a@b.co' }).draft?.fields).toMatchObject({
      firstName: 'Ada',
      lastName: 'Byron Lovelace',
    });
  });

  it('takes a member id out of a profile address', () => {
    const { draft } = read({
      linkedinUrl: 'https://www.linkedin.com/in/ACoAAAbCdEfGhIjKlMnOpQrStUvWxYz0123',
    });
    expect(draft?.identities).toEqual([
      { kind: 'linkedin_member_id', value: 'ACoAAAbCdEfGhIjKlMnOpQrStUvWxYz0123', label: null },
    ]);
  });
});
