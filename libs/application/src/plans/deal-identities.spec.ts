import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Speaker } from '../campaigns/speakers.js';
import type { Candidate } from './choose-members.js';
import { dealIdentities } from './deal-identities.js';

const AT = Temporal.Instant.from('2026-01-01T00:00:00Z');

const candidate = (id: string, lastIdentityId: string | null = null): Candidate => ({
  lead: {
    id,
    firstName: null,
    lastName: null,
    jobTitle: null,
    jobFunction: null,
    seniority: null,
    location: null,
    phone: null,
    attributes: {},
    correctedFields: [],
    identities: [],
    company: null,
    createdAt: AT,
    updatedAt: AT,
  },
  standing: {
    leadId: id,
    suppressed: false,
    enrolledHere: false,
    activeElsewhere: false,
    contactedRecently: false,
    repliedBefore: false,
    companyActive: false,
    lastIdentityId,
  },
});
const speaker = (identityId: string): Speaker => ({ identityId, name: identityId, accounts: [] });

const people = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 });
const speakers = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 });

describe('dealing people to identities', () => {
  it('gives everybody one speaker, and no speaker two more than another', () => {
    fc.assert(
      fc.property(people, speakers, (leadIds, identityIds) => {
        const dealt = dealIdentities(
          leadIds.map((id) => candidate(id)),
          identityIds.map(speaker),
        );
        expect(dealt.map((member) => member.leadId)).toEqual([...leadIds].sort());
        const counts = identityIds.map((id) => dealt.filter((member) => member.identityId === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('comes out the same, in whatever order people and speakers come', () => {
    fc.assert(
      fc.property(people, speakers, (leadIds, identityIds) => {
        const deal = (leads: string[], identities: string[]) =>
          dealIdentities(
            leads.map((id) => candidate(id)),
            identities.map(speaker),
          );
        expect(deal([...leadIds].reverse(), [...identityIds].reverse())).toEqual(deal(leadIds, identityIds));
      }),
    );
  });

  it('leaves everyone the identity that they know, if it speaks here', () => {
    const known = [candidate('a', 'bob'), candidate('b', 'bob'), candidate('c', 'gone'), candidate('d')];
    const dealt = dealIdentities(known, [speaker('ada'), speaker('bob')]);
    expect(dealt.map((member) => member.identityId)).toEqual(['bob', 'bob', 'ada', 'bob']);
  });
});
