import { describe, expect, it } from '@jest/globals';
import { SAAS } from './companies.js';
import { createPopulation, type Person } from './people.js';
import { choosePeople, writeCsv } from './population-csv.js';
import { createSenders } from './senders.js';

const { people, companies } = createPopulation('overture', 400);
const inSaas = (role: Person['role']) =>
  people.filter((person) => person.role === role && person.company.industry === SAAS);

/** What a group of people will bring about once they have been written to by email and on LinkedIn. */
function outcomesOf(group: readonly Person[]) {
  const characters = group.map(({ character }) => character);
  const replies = characters
    .flatMap(({ onEmail }) => onEmail)
    .filter((reaction) => reaction.does === 'reply');
  return {
    accepted: characters.filter(({ acceptsAfterMinutes }) => acceptsAfterMinutes !== undefined).length,
    interested: replies.filter(({ kind }) => kind === 'interested').length,
    notInterested: replies.filter(({ kind }) => kind === 'not_interested').length,
    asked: replies.filter(({ kind }) => kind === 'other').length,
    away: replies.filter(({ kind }) => kind === 'out_of_office').length,
    leftInWords: replies.filter(({ kind }) => kind === 'unsubscribe').length,
    leftByClick: characters.filter(({ onEmail }) => onEmail.some(({ does }) => does === 'unsubscribe'))
      .length,
    noMailbox: characters.filter(({ hasMailbox }) => !hasMailbox).length,
    meetings: characters.filter(({ meeting }) => meeting).length,
    won: characters.filter(({ meeting }) => meeting?.deal?.outcome === 'won').length,
    lost: characters.filter(({ meeting }) => meeting?.deal?.outcome === 'lost').length,
  };
}

describe('the population', () => {
  it('is the same for the same seed and another for another', () => {
    expect(createPopulation('overture', 400)).toEqual({ people, companies });
    expect(createPopulation('another', 400).people[0]!.email).not.toBe(people[0]!.email);
  });

  it('holds two audiences of marketing and sales leaders in SaaS', () => {
    expect(companies.length).toBeGreaterThanOrEqual(80);
    expect(inSaas('chief_marketer').length).toBeGreaterThanOrEqual(75);
    expect(inSaas('sales_lead').length).toBeGreaterThanOrEqual(75);
    expect(
      inSaas('chief_marketer').every(({ jobTitle }) => /cmo|chief marketing officer/i.test(jobTitle)),
    ).toBe(true);
    expect(
      inSaas('sales_lead').every(({ jobTitle }) => /(vp|vice president|head).*sales/i.test(jobTitle)),
    ).toBe(true);
  });

  it('never gives an address or a profile twice', () => {
    for (const key of ['email', 'linkedinPublicId', 'linkedinMemberId'] as const) {
      expect(new Set(people.map((person) => person[key])).size).toBe(people.length);
    }
    expect(people.every(({ email }) => /^[a-z0-9.]+@[a-z0-9]+\.test$/.test(email))).toBe(true);
  });

  it.each(['chief_marketer', 'sales_lead'] as const)(
    'any 50 neighbours among its %ss bring every outcome',
    (role) => {
      const group = inSaas(role);
      for (let start = 0; start + 50 <= group.length; start += 1) {
        const outcomes = outcomesOf(group.slice(start, start + 50));
        expect(Math.min(...Object.values(outcomes))).toBeGreaterThanOrEqual(1);
      }
    },
  );

  it('has companies that refuse mail for nobody and companies that report back', () => {
    const servers = new Set(
      people.filter(({ character }) => !character.hasMailbox).map(({ company }) => company.unknownMailboxes),
    );
    expect(servers).toEqual(new Set(['refused', 'bounced']));
  });

  it('grows to thousands', () => {
    expect(createPopulation('overture', 5000).people).toHaveLength(5000);
  });

  it('is told as CSV with the columns that users of outreach tools know', () => {
    const lines = writeCsv(choosePeople(people, { role: 'chief_marketer', tag: 'saas', limit: '3' })).split(
      '\r\n',
    );
    expect(lines[0]).toBe(
      'firstname,lastname,proEmail,linkedinUrl,linkedinPublicId,companyName,companyUrl,jobTitle,location,industry,companySize,companyTags',
    );
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/linkedin\.com\/in\/.*"[^"]+, [^"]+",SaaS,\d+,saas;/);
  });
});

describe('the senders', () => {
  it('have an address and an account each of their own', () => {
    const senders = createSenders('overture', 120);
    for (const key of ['email', 'linkedinAccountId', 'linkedinMemberId'] as const) {
      expect(new Set(senders.map((sender) => sender[key])).size).toBe(120);
    }
  });
});
