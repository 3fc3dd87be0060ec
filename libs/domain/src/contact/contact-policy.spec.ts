import fc from 'fast-check';
import '../../../../test/support/temporal-equality.js';
import {
  CONTACT_KINDS,
  contactBlock,
  contactMemoryDays,
  isContact,
  type ContactPolicy,
} from './contact-policy.js';

const NOW = Temporal.Instant.from('2026-11-23T09:00:00Z');
const ago = (hours: number) => NOW.subtract({ hours });
const WEEKLY: ContactPolicy = { person: { most: 3, days: 7 }, company: null };
const ONE_SENDER: ContactPolicy = { person: null, company: { days: 14 } };

describe('how often a person is contacted', () => {
  it.each<[string, number[], string | null]>([
    ['nobody wrote yet', [], null],
    ['twice within the week', [1, 100], null],
    ['three times, the oldest two days ago: five days more', [48, 24, 1], '2026-11-28T09:00:00Z'],
    ['four times: the third newest decides', [120, 48, 24, 1], '2026-11-28T09:00:00Z'],
    ['the oldest is exactly a week ago: it counts no more', [168, 24, 1], null],
    ['the oldest is a week less an hour ago', [167, 24, 1], '2026-11-23T10:00:00Z'],
  ])('%s', (_name, hours, until) => {
    const block = contactBlock(WEEKLY, 'ada', { ofPerson: hours.map(ago), ofCompany: [] }, NOW);
    expect(block && [block.reason, block.until.toString()]).toEqual(until && ['person_touched_often', until]);
  });
});

describe('by whom a company is contacted', () => {
  it.each<[string, [string, number][], string | null]>([
    ['by nobody yet', [], null],
    ['by the same sender an hour ago', [['ada', 1]], null],
    ['by another one two days ago: twelve days more', [['bob', 48]], '2026-12-05T09:00:00Z'],
    [
      'by two others: the later one decides',
      [
        ['bob', 300],
        ['cy', 24],
      ],
      '2026-12-06T09:00:00Z',
    ],
    ['by another one exactly fourteen days ago', [['bob', 14 * 24]], null],
  ])('%s', (_name, contacts, until) => {
    const ofCompany = contacts.map(([identityId, hours]) => ({ identityId, lastAt: ago(hours) }));
    const block = contactBlock(ONE_SENDER, 'ada', { ofPerson: [], ofCompany }, NOW);
    expect(block && [block.reason, block.until.toString()]).toEqual(until && ['company_has_sender', until]);
  });
});

describe('a contact', () => {
  it('says something: neither a visit nor an answer is one', () => {
    expect(CONTACT_KINDS).toEqual(expect.arrayContaining(['email', 'linkedin_invite', 'linkedin_message']));
    for (const kind of ['linkedin_visit', 'email_reply', 'linkedin_reply', 'email_test'] as const)
      expect(isContact(kind)).toBe(false);
  });

  it('is remembered for as long as the longest rule asks', () => {
    expect(contactMemoryDays({ person: null, company: null })).toBeNull();
    expect(contactMemoryDays({ ...WEEKLY, company: { days: 14 } })).toBe(14);
  });
});

const policies = fc.record({
  person: fc.option(
    fc.record({ most: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 1, max: 30 }) }),
  ),
  company: fc.option(fc.record({ days: fc.integer({ min: 1, max: 30 }) })),
});
const hoursAgo = fc.integer({ min: 0, max: 40 * 24 });
const pasts = fc.record({
  ofPerson: fc.array(hoursAgo.map(ago), { maxLength: 10 }),
  ofCompany: fc.array(
    fc.record({ identityId: fc.constantFrom('ada', 'bob', 'cy'), lastAt: hoursAgo.map(ago) }),
    { maxLength: 4 },
  ),
});

describe('whatever the policy and the past', () => {
  it('what is held back may go at the instant that is told, and a moment before it may not', () => {
    fc.assert(
      fc.property(policies, pasts, (policy, past) => {
        const block = contactBlock(policy, 'ada', past, NOW);
        if (!block) return;
        expect(Temporal.Instant.compare(block.until, NOW)).toBe(1);
        expect(contactBlock(policy, 'ada', past, block.until)).toBeNull();
        expect(contactBlock(policy, 'ada', past, block.until.subtract({ milliseconds: 1 }))).not.toBeNull();
      }),
    );
  });

  it('somebody who goes as soon as they may never passes the policy', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.constantFrom('ada', 'bob'), { maxLength: 25 }), (policy, senders) => {
        let now = NOW;
        const sent: { identityId: string; at: Temporal.Instant }[] = [];
        for (const identityId of senders) {
          const past = {
            ofPerson: sent.map(({ at }) => at),
            ofCompany: sent.map((one) => ({ identityId: one.identityId, lastAt: one.at })),
          };
          now = contactBlock(policy, identityId, past, now)?.until ?? now;
          expect(contactBlock(policy, identityId, past, now)).toBeNull();
          sent.push({ identityId, at: now });
        }
        const within = (at: Temporal.Instant, days: number, other: Temporal.Instant) =>
          Math.abs(at.epochMilliseconds - other.epochMilliseconds) < days * 86_400_000;
        for (const { identityId, at } of sent) {
          const { person, company } = policy;
          if (person) {
            const inTheDaysBefore = sent.filter(
              (one) => Temporal.Instant.compare(one.at, at) <= 0 && within(one.at, person.days, at),
            );
            expect(inTheDaysBefore.length).toBeLessThanOrEqual(person.most);
          }
          if (company)
            for (const other of sent)
              if (other.identityId !== identityId) expect(within(other.at, company.days, at)).toBe(false);
        }
      }),
    );
  });
});
