import fc from 'fast-check';
import { normaliseJobTitle } from './job-title.js';
import { titleQuery } from './title-query.js';

describe('titleQuery', () => {
  it.each<[string, string[], string[], string[]]>([
    ['CMO', ['marketing'], ['c_level'], []],
    ['CMOs', ['marketing'], ['c_level'], []],
    ['C.M.O.s', ['marketing'], ['c_level'], []],
    ['chief marketing officers', ['marketing'], ['c_level'], []],
    ['Chief Marketing Officer', ['marketing'], ['c_level'], []],
    ['marketing leaders', ['marketing'], ['founder', 'c_level', 'vp', 'head', 'director'], []],
    ['VPs of sales', ['sales'], ['vp'], []],
    ['VPs and directors of engineering', ['engineering'], ['vp', 'director'], []],
    ['CMOs and CFOs', ['marketing', 'finance'], ['c_level'], []],
    ['CMO, VP Marketing', ['marketing'], ['c_level', 'vp'], []],
    ['heads of growth', ['marketing'], ['head'], []],
    ['marketing managers', ['marketing'], ['manager'], []],
    ['software engineers', ['engineering'], [], []],
    ['senior software engineers', ['engineering'], ['senior'], []],
    ['sales people', ['sales'], [], []],
    ['account executives', ['sales'], [], []],
    ['CEOs', ['general_management'], ['founder', 'c_level'], []],
    ['founders', [], ['founder'], []],
    ['managing directors', ['general_management'], ['founder', 'c_level'], []],
    ['finance decision makers', ['finance'], ['founder', 'c_level', 'vp', 'head', 'director'], []],
    ['HR executives', ['people'], ['c_level', 'vp'], []],
    ['directrices marketing', ['marketing'], ['director'], []],
    ['directeurs commerciaux', ['sales'], ['director'], []],
    ['Vertriebsleiterinnen', ['sales'], ['head'], []],
    ['directores de ventas', ['sales'], ['director'], []],
    ['IT directors', ['it'], ['director'], []],
    ['interns', [], ['intern'], []],
    ['beekeepers', [], [], ['beekeepers']],
    ['marketing beekeepers', ['marketing'], [], ['beekeepers']],
    ['50 CMOs in SaaS', ['marketing'], ['c_level'], ['saas']],
    ['senior marketing people', ['marketing'], ['senior'], []],
    ['people in finance', ['finance'], [], []],
    ['heads of people', ['people'], ['head'], []],
    ['sales and people leaders', ['sales', 'people'], ['founder', 'c_level', 'vp', 'head', 'director'], []],
    ['', [], [], []],
  ])('%j', (text, functions, seniorities, unknown) => {
    expect(titleQuery(text)).toEqual({ functions, seniorities, unknown });
  });

  it('finds the people whose title it names', () => {
    const titles = fc.constantFrom(
      'CMO',
      'CTO',
      'CFO',
      'VP Marketing',
      'Head of Sales',
      'Sales Director',
      'Directrice marketing',
      'Vertriebsleiter',
      'CEO',
      'Founder',
      'Software Engineer',
      'Product Manager',
      'Responsable marketing',
      'Directora de Recursos Humanos',
    );
    fc.assert(
      fc.property(titles, fc.boolean(), (title, plural) => {
        const asked = titleQuery(plural && !title.includes(' ') ? `${title}s` : title);
        const { function: job, seniority } = normaliseJobTitle(title);
        expect(asked.unknown).toEqual([]);
        if (asked.functions.length > 0) expect(asked.functions).toContain(job);
        if (asked.seniorities.length > 0) expect(asked.seniorities).toContain(seniority);
      }),
    );
  });
});
