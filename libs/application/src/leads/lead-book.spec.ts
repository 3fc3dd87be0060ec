import { beforeEach, describe, expect, it } from '@jest/globals';
import { draftLead, type LeadDraft, type LeadInput } from './lead-draft.js';
import { openLeadBook, type LeadBookResult, type Placement } from './lead-book.js';
import type { Lead } from './lead.js';
import type { Company } from '../companies/company.js';

const NOW = Temporal.Instant.from('2026-04-01T08:00:00Z');
const LATER = NOW.add({ hours: 1 });

let counter = 0;
const newId = () => `00000000-0000-7000-8000-${(counter += 1).toString().padStart(12, '0')}`;
beforeEach(() => {
  counter = 0;
});

function draftOf(input: LeadInput): LeadDraft {
  const { draft, problems } = draftLead(input);
  if (!draft) throw new Error(JSON.stringify(problems));
  return draft;
}

interface World {
  leads: Lead[];
  companies: Company[];
}

/** Writes a batch and keeps the result, as the store would. */
function write(
  world: World,
  inputs: LeadInput[],
  now = NOW,
): { placed: Placement[]; result: LeadBookResult } {
  const book = openLeadBook(world, newId, now);
  const placed = inputs.map((input) => book.place(draftOf(input)));
  const result = book.close();
  const merge = <Row extends { id: string }>(old: Row[], rows: readonly Row[]) =>
    [...new Map([...old, ...rows].map((row) => [row.id, row])).values()].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
  world.companies = merge(world.companies, result.companies);
  world.leads = merge(world.leads, result.leads).map((lead) => ({
    ...lead,
    company: world.companies.find(({ id }) => id === lead.company?.id) ?? null,
  }));
  return { placed, result };
}

const empty = (): World => ({ leads: [], companies: [] });
const addresses = (lead: Lead | undefined) => lead?.identities.map(({ value, label }) => [value, label]);

describe('a lead', () => {
  it('is known again by any of its identities', () => {
    const world = empty();
    write(world, [{ professionalEmail: 'ada@acme.io', linkedinUrl: 'linkedin.com/in/ada' }]);
    const { result } = write(world, [{ linkedinUrl: 'linkedin.com/in/ada', jobTitle: 'CEO' }], LATER);
    expect(result.updated).toHaveLength(1);
    expect(world.leads).toHaveLength(1);
    expect(world.leads[0]).toMatchObject({ jobTitle: 'CEO', createdAt: NOW, updatedAt: LATER });
  });

  it('loses nothing to fields that are missing', () => {
    const world = empty();
    const full: LeadInput = {
      firstName: 'Ada',
      lastName: 'Lovelace',
      professionalEmail: 'ada@acme.io',
      jobTitle: 'CMO',
      location: 'Paris',
      phone: '1',
      attributes: { tier: 'a', fair: 'x' },
      company: { name: 'Acme', industry: 'SaaS', size: 10, tags: ['b2b'] },
    };
    write(world, [full]);
    const before = world.leads[0];
    const { result } = write(world, [{ professionalEmail: 'ada@acme.io', attributes: { tier: 'b' } }], LATER);
    expect(result.updated).toHaveLength(1);
    expect(world.leads[0]).toEqual({ ...before, attributes: { tier: 'b', fair: 'x' }, updatedAt: LATER });
  });

  it('keeps a replaced address as a former one, by which it is still known', () => {
    const world = empty();
    write(world, [{ professionalEmail: 'ada@old.io', linkedinUrl: 'linkedin.com/in/ada' }]);
    write(world, [{ professionalEmail: 'ada@new.io', linkedinUrl: 'linkedin.com/in/ada' }]);
    expect(addresses(world.leads[0])).toEqual([
      ['ada@old.io', 'former'],
      ['ada', null],
      ['ada@new.io', 'professional'],
    ]);
    const { result } = write(world, [{ personalEmail: 'ada@old.io' }]);
    expect(result.updated).toHaveLength(1);
    expect(addresses(world.leads[0])?.[0]).toEqual(['ada@old.io', 'personal']);
  });

  it('is never merged with another: what fits two is reported with both', () => {
    const world = empty();
    write(world, [{ professionalEmail: 'ada@acme.io' }, { linkedinUrl: 'linkedin.com/in/ada' }]);
    const { placed, result } = write(world, [
      { professionalEmail: 'ada@acme.io', linkedinUrl: 'linkedin.com/in/ada', company: { name: 'Acme' } },
    ]);
    expect(placed).toEqual([{ kind: 'ambiguous', by: 'identity', leadIds: world.leads.map(({ id }) => id) }]);
    expect(result).toMatchObject({ leads: [], companies: [] });
  });

  it('without an identity is known by full name and company, and by nothing less', () => {
    const world = empty();
    const ada: LeadInput = { firstName: 'Ada', lastName: 'Lovelace', company: { name: 'Acme' } };
    write(world, [ada, { ...ada, company: { name: 'Beta' } }]);
    expect(world.leads).toHaveLength(2);
    const { result } = write(world, [{ ...ada, firstName: 'ADA', phone: '1' }]);
    expect(result.updated).toHaveLength(1);
    expect(world.leads).toHaveLength(2);
  });

  it('twice in one batch is used once', () => {
    const { placed } = write(empty(), [
      { professionalEmail: 'ada@acme.io', phone: '1' },
      { professionalEmail: 'ADA@acme.io', phone: '2' },
    ]);
    expect(placed.map(({ kind }) => kind)).toEqual(['placed', 'repeated']);
  });

  it('needs an identity, or a full name and a company', () => {
    expect(draftLead({ firstName: 'Ada', company: { name: 'Acme' } }).problems?.[0]?.message).toContain(
      'identifies',
    );
    expect(draftLead({ firstName: 'Ada', lastName: 'L', company: { name: 'Acme' } }).draft).toBeDefined();
  });
});

describe('the company of a lead', () => {
  it('is known by its domain, then by the domain of the address, then by its exact name', () => {
    const world = empty();
    write(world, [
      { professionalEmail: 'a@acme.io', company: { name: 'Acme' } },
      { professionalEmail: 'b@x.io', company: { name: 'Acme Inc', domain: 'www.acme.io' } },
      { professionalEmail: 'c@acme.io', company: { name: 'ACME' } },
      { professionalEmail: 'd@gmail.com', company: { name: 'Acme' } },
      { professionalEmail: 'e@gmail.com', company: { name: 'acme' } },
    ]);
    expect(world.companies.map(({ name, domain }) => [name, domain])).toEqual([
      ['Acme', 'acme.io'],
      ['acme', null],
    ]);
  });

  it('of an address alone is joined wherever in the batch it stood, and never invented', () => {
    const world = empty();
    write(world, [
      { professionalEmail: 'a@acme.io' },
      { professionalEmail: 'b@other.io' },
      { professionalEmail: 'c@acme.io', company: { name: 'Acme' } },
    ]);
    expect(world.companies).toHaveLength(1);
    expect(world.leads.map(({ company }) => company?.name)).toEqual(['Acme', undefined, 'Acme']);
  });

  it('gathers tags and never loses what is not repeated', () => {
    const world = empty();
    write(world, [
      { professionalEmail: 'a@acme.io', company: { name: 'Acme', industry: 'SaaS', tags: ['B2B'] } },
      { professionalEmail: 'b@acme.io', company: { name: 'Acme', size: 12, tags: ['b2b', 'eu'] } },
    ]);
    expect(world.companies[0]).toMatchObject({ industry: 'SaaS', size: 12, tags: ['B2B', 'eu'] });
  });
});

describe('the same batch again', () => {
  it('changes nothing, in whatever order companies and addresses were named', () => {
    const batch: LeadInput[] = [
      { professionalEmail: 'a@acme.io' },
      { professionalEmail: 'b@gmail.com', company: { name: 'Acme' } },
      { professionalEmail: 'c@acme.io', company: { name: 'acme.io', domain: 'acme.io', tags: ['x'] } },
      { professionalEmail: 'd@acme.io', company: { name: 'Acme', domain: 'acme.io', industry: 'SaaS' } },
      { professionalEmail: 'e@acme.com', company: { name: 'Acme', domain: 'acme.com', industry: 'Retail' } },
      { professionalEmail: 'f@y.io', company: { name: 'Acme', industry: 'Fintech' } },
      { firstName: 'G', lastName: 'H', company: { name: 'Acme' } },
      { firstName: 'G', lastName: 'I', company: { name: 'Beta', domain: 'acme.com' } },
      { linkedinUrl: 'linkedin.com/in/x', personalEmail: 'x@gmail.com', jobTitle: 'VP Sales' },
    ];
    for (const inputs of [batch, [...batch].reverse()]) {
      const world = empty();
      const first = write(world, inputs);
      expect(first.result.created).toHaveLength(batch.length);
      const { result } = write(world, inputs, LATER);
      expect(result).toMatchObject({ companies: [], leads: [], created: [], updated: [] });
      expect(result.unchanged).toHaveLength(batch.length);
    }
  });
});
