import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
    timeZone: null,
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
const rooms = (ids: readonly string[], room = 1) => new Map(ids.map((id) => [id, room]));

const people = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 });
const speakers = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 });
const budgets = fc.dictionary(fc.uuid(), fc.integer({ min: 1, max: 50 }), { minKeys: 1, maxKeys: 5 });

describe('dealing people to identities', () => {
  it('gives everybody one speaker, and among equals no speaker two more than another', () => {
    fc.assert(
      fc.property(people, speakers, (leadIds, identityIds) => {
        const dealt = dealIdentities(
          leadIds.map((id) => candidate(id)),
          rooms(identityIds),
        );
        expect(dealt.map((member) => member.leadId)).toEqual([...leadIds].sort());
        const counts = identityIds.map((id) => dealt.filter((member) => member.identityId === id).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives each speaker their part of the people by what is left of their budget, but for one', () => {
    fc.assert(
      fc.property(people, budgets, fc.integer({ min: 0, max: 40 }), (leadIds, left, before) => {
        const total = Object.values(left).reduce((sum, room) => sum + room, 0);
        const dealt = dealIdentities(
          leadIds.map((id) => candidate(id)),
          new Map(Object.entries(left)),
          before,
        );
        for (const [identityId, room] of Object.entries(left)) {
          const got = dealt.filter((member) => member.identityId === identityId).length;
          // Who was dealt before has a share in it, which may be off by one at its end, too.
          expect(Math.abs(got - (leadIds.length * room) / total)).toBeLessThan(before === 0 ? 1 : 2);
        }
      }),
    );
  });

  it('deals nobody to who has nothing left, while somebody has', () => {
    const left = new Map([
      ['ada', 0],
      ['bob', 3],
    ]);
    const dealt = dealIdentities([candidate('a'), candidate('b')], left);
    expect(dealt.map((member) => member.identityId)).toEqual(['bob', 'bob']);
  });

  it('goes on where it stopped, when people come one by one', () => {
    const left = new Map([
      ['ada', 5],
      ['bob', 2],
      ['cy', 1],
    ]);
    const leads = Array.from({ length: 24 }, (_, index) =>
      candidate(`lead${String(index).padStart(2, '0')}`),
    );
    const together = dealIdentities(leads, left);
    const apart = leads.flatMap((lead, index) => dealIdentities([lead], left, index));
    expect(apart).toEqual(together);
  });

  it('comes out the same, in whatever order people and speakers come', () => {
    fc.assert(
      fc.property(people, budgets, (leadIds, left) => {
        const deal = (leads: string[], room: [string, number][]) =>
          dealIdentities(
            leads.map((id) => candidate(id)),
            new Map(room),
          );
        const entries = Object.entries(left);
        expect(deal([...leadIds].reverse(), [...entries].reverse())).toEqual(deal(leadIds, entries));
      }),
    );
  });

  it('leaves everyone the identity that they know, even one with nothing left, if it speaks here', () => {
    const known = [candidate('a', 'bob'), candidate('b', 'bob'), candidate('c', 'gone'), candidate('d')];
    const dealt = dealIdentities(
      known,
      new Map([
        ['ada', 2],
        ['bob', 0],
      ]),
    );
    expect(dealt.map((member) => member.identityId)).toEqual(['bob', 'bob', 'ada', 'ada']);
  });
});
