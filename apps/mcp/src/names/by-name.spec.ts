import { describe, expect, it } from '@jest/globals';
import { Refusal } from '#contracts';
import { bareName, meantBy, theOneMeant } from './by-name.js';

const known = ['Q2 SaaS CMOs', 'Q2 Fintech', 'Q3', 'Q3 Größe'].map((name, index) => ({
  id: `cmp_${index}`,
  name,
}));
const meant = (reference: string): string[] => meantBy('campaign', reference, known).map(({ name }) => name);

describe('a name', () => {
  it.each([
    ['q2 saas cmos', ['Q2 SaaS CMOs']],
    ['Q2', ['Q2 SaaS CMOs', 'Q2 Fintech']],
    ['the "Q2" campaigns', ['Q2 SaaS CMOs', 'Q2 Fintech']],
    ['the Q2 campaign', ['Q2 SaaS CMOs', 'Q2 Fintech']],
    ['Q3', ['Q3']],
    ['grosse', ['Q3 Größe']],
    ['Q4', []],
    ['campaign', []],
  ])('"%s" means %j', (reference, names) => {
    expect(meant(reference)).toEqual(names);
  });

  it('that means several is refused with their ids, one that means none with what is known', () => {
    const refusal = (reference: string): string => {
      try {
        theOneMeant('campaign', reference, known, 'campaign_list');
      } catch (error) {
        if (error instanceof Refusal) return `${error.code}: ${error.detail} ${error.nextStep}`;
      }
      return 'not refused';
    };
    expect(refusal('Q2')).toMatch(/^invalid_input: "Q2" may mean 2 campaigns: cmp_0 "Q2 SaaS CMOs", cmp_1/);
    expect(refusal('Q9')).toMatch(
      /^not_found: There is no campaign "Q9". Known: cmp_0 .* campaign_list lists them all/,
    );
  });

  it('is taken out of what people put around it', () => {
    expect(bareName('campaign', 'Our “Spring” campaign')).toBe('spring');
  });
});
