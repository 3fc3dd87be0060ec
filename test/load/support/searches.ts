/** What is searched for: every documented filter alone, from matching nobody to nearly everybody, and together. */
import type { InputOf } from '#contracts';
import type { LeadPopulation } from './lead-population.ts';

export type Search = Partial<InputOf<'leads.search'>>;
type Filter = NonNullable<Search['filter']>;

const NOBODY = '01900000-0000-7000-8000-000000000000';

export function searchesOf({ audiences, campaigns }: LeadPopulation): [string, Search][] {
  const filters: [string, Filter][] = [
    ['everybody', {}],
    ['functions: common', { functions: ['sales', 'engineering'] }],
    ['functions: nobody', { functions: ['legal'] }],
    ['seniorities: rare', { seniorities: ['founder'] }],
    ['titleText: common', { titleText: 'manager' }],
    ['titleText: one letter', { titleText: 'z' }],
    ['titleText: rare', { titleText: 'zebra desk' }],
    ['titleText: nobody', { titleText: 'astronaut' }],
    ['industries: common', { industries: ['Software'] }],
    ['industries: rare', { industries: ['nonprofit', 'gaming'] }],
    ['companyTags: common', { companyTags: ['b2b'] }],
    ['companyTags: rare', { companyTags: ['scaleup'] }],
    ['companySize: wide', { companySize: { min: 11 } }],
    ['companySize: narrow, inside a band', { companySize: { min: 60, max: 61 } }],
    ['companySize: nobody', { companySize: { min: 500_000 } }],
    ['companyDomains', { companyDomains: ['company77.example'] }],
    ['companyIds: nobody', { companyIds: [NOBODY] }],
    ['location: common', { location: 'paris' }],
    ['location: two words', { location: 'san francisco' }],
    ['hasEmail: true', { hasEmail: true }],
    ['hasEmail: false', { hasEmail: false }],
    ['hasLinkedin: false', { hasLinkedin: false }],
    ['hasPhone: true', { hasPhone: true }],
    ['attributes: common', { attributes: [{ name: 'tier', equals: 'bronze' }] }],
    ['attributes: rare', { attributes: [{ name: 'tier', equals: 'gold' }] }],
    ['attributes: one', { attributes: [{ name: 'crm_id', equals: 'crm-4711' }] }],
    ['attributes: exists', { attributes: [{ name: 'crm_id', exists: true }] }],
    ['attributes: lacks what everybody has', { attributes: [{ name: 'tier', exists: false }] }],
    ['inAudiences: half of all', { inAudiences: [audiences.half] }],
    ['inAudiences: the oldest', { inAudiences: [audiences.oldest] }],
    ['inAudiences: one or another', { inAudiences: [audiences.oldest, audiences.few] }],
    ['notInAudiences: few', { notInAudiences: [audiences.few] }],
    ['notInAudiences: everybody', { notInAudiences: [audiences.everyone] }],
    ['enrolled: the oldest third', { enrolled: { campaignIds: [campaigns.oldest] } }],
    ['enrolled: stopped, in any campaign', { enrolled: { statuses: ['stopped'] } }],
    ['enrolled: active, in few', { enrolled: { campaignIds: [campaigns.few], statuses: ['active'] } }],
    ['notInCampaigns', { notInCampaigns: [campaigns.oldest, campaigns.few] }],
    ['contacted: false', { contacted: false }],
    ['contacted: true', { contacted: true }],
    ['contactedSince: many', { contactedSince: '2025-02-01T00:00:00Z' }],
    ['contactedSince: few', { contactedSince: '2025-04-26T16:00:00Z' }],
    ['contactedSince: nobody', { contactedSince: '2030-01-01T00:00:00Z' }],
    ['notContactedSince', { notContactedSince: '2025-02-01T00:00:00Z' }],
    ['replied: true', { replied: true }],
    ['replied: false', { replied: false }],
    ['suppressed: true', { suppressed: true }],
    ['suppressed: false', { suppressed: false }],
    ['created: long ago', { created: { before: '2025-01-10T00:00:00Z' } }],
    ['created: one hour', { created: { from: '2025-05-01T00:00:00Z', before: '2025-05-01T01:00:00Z' } }],
    ['updated: one hour', { updated: { from: '2025-05-01T00:00:00Z', before: '2025-05-01T01:00:00Z' } }],
    ['updated: nobody', { updated: { from: '2030-05-01T00:00:00Z' } }],
    [
      'CMOs of software, with an address',
      { functions: ['marketing'], seniorities: ['c_level'], industries: ['software'], hasEmail: true },
    ],
    [
      'founders in rare industries of mid size in Tokyo',
      {
        seniorities: ['founder'],
        industries: ['gaming'],
        companySize: { min: 51, max: 500 },
        location: 'tokyo',
      },
    ],
    [
      'what contradicts itself',
      { functions: ['sales'], titleText: 'engineer', hasEmail: true, companyTags: ['b2b'] },
    ],
    [
      'never contacted sales directors in Berlin or so',
      { contacted: false, functions: ['sales'], seniorities: ['director'], location: 'berl' },
    ],
    [
      'in the audience, not in the campaign, silver, not suppressed',
      {
        inAudiences: [audiences.half],
        notInCampaigns: [campaigns.oldest],
        attributes: [{ name: 'tier', equals: 'silver' }],
        suppressed: false,
      },
    ],
    ['in the oldest audience, and never contacted', { inAudiences: [audiences.oldest], contacted: false }],
    [
      'contacted, silent, with LinkedIn, of large companies',
      { contacted: true, replied: false, hasLinkedin: true, companySize: { min: 1001 } },
    ],
    ['suppressed founders', { suppressed: true, seniorities: ['founder'] }],
  ];
  return [
    ...filters.map(([name, filter]): [string, Search] => [name, { filter }]),
    ['text: a common first name', { text: 'ada' }],
    ['text: beginnings of two words', { text: 'claf albado' }],
    ['text: one letter', { text: 'v' }],
    ['text: three single letters', { text: 'a m c' }],
    ['text: nobody', { text: 'quetzalcoatl' }],
    ['text: a company', { text: 'company77 example' }],
    ['text and filter', { text: 'ada', filter: { seniorities: ['founder'], hasPhone: true } }],
    ['email', { email: 'nobody@nowhere.example' }],
    ['audienceId: half', { audienceId: audiences.half }],
    ['sort: name', { sort: 'name' }],
    ['sort: name, rare', { sort: 'name', filter: { titleText: 'zebra' } }],
    ['sort: updated', { sort: 'updated' }],
    ['sort: updated, common', { sort: 'updated', filter: { functions: ['sales'] } }],
    ['sort: updated, nobody', { sort: 'updated', filter: { functions: ['legal'] } }],
  ];
}
