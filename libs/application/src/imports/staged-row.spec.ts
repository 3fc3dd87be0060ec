import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftLead, type LeadInput } from '../leads/lead-draft.js';
import { fromStaged, toStaged } from './staged-row.js';

const text = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => value.trim() !== '');
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const lead: fc.Arbitrary<LeadInput> = fc.record({
  firstName: optional(text),
  lastName: optional(text),
  jobTitle: optional(fc.constantFrom('CMO', 'Head of Sales', 'Wizard', 'VP Engineering')),
  location: optional(text),
  phone: optional(text),
  professionalEmail: fc.constantFrom('ada@acme.io', 'ada@gmail.com'),
  personalEmail: optional(fc.constantFrom('ada@me.com', 'ada@acme.io')),
  linkedinUrl: optional(fc.constantFrom('linkedin.com/in/ada', 'linkedin.com/in/ACoAAB1cD2EfGhIjKl')),
  linkedinMemberId: optional(fc.constant('ACoAAB1cD2E')),
  attributes: optional(fc.dictionary(fc.constantFrom('a', 'b_1'), fc.string({ maxLength: 5 }))),
  company: optional(
    fc.record({
      name: text,
      domain: optional(fc.constant('acme.io')),
      industry: optional(text),
      size: optional(fc.nat(1000)),
      tags: optional(fc.array(text, { maxLength: 3 })),
    }),
  ),
});

describe('a row in staging', () => {
  it('comes back as it was understood', () => {
    fc.assert(
      fc.property(lead, (input) => {
        const { draft } = draftLead(input);
        fc.pre(draft !== undefined);
        expect(fromStaged(toStaged(draft))).toEqual(draft);
      }),
    );
  });
});
