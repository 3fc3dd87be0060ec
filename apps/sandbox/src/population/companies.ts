/** Which companies are there? Seven in ten sell software as a service; the rest is everybody else. */
import { type Random, randomFor } from '../random/seeded-random.js';
import { COMPANY_STEMS, LOCATIONS, asciiName } from './names.js';

export interface Company {
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  /** Employees. */
  readonly size: number;
  readonly tags: readonly string[];
  readonly location: string;
  /** What its mail server does about mail for nobody: refuses it at RCPT, or takes it and reports back later. */
  unknownMailboxes: 'refused' | 'bounced';
}

export const SAAS = 'SaaS';
const SAAS_SHARE = 0.7;
const FEWEST = 120;
const SUFFIXES = [
  'Labs',
  'Cloud',
  'Stack',
  'Works',
  'Metrics',
  'Flow',
  'Hub',
  'Sign',
  'Desk',
  'Loop',
  'Logic',
  'Base',
];
const TRADES = [
  { industry: 'Logistics', suffix: 'Freight', tags: ['logistics'] },
  { industry: 'Manufacturing', suffix: 'Industries', tags: ['manufacturing'] },
  { industry: 'Healthcare', suffix: 'Health', tags: ['healthcare'] },
  { industry: 'Retail', suffix: 'Stores', tags: ['retail', 'b2c'] },
  { industry: 'Financial Services', suffix: 'Capital', tags: ['finance'] },
  { industry: 'Consulting', suffix: 'Partners', tags: ['services', 'b2b'] },
  { industry: 'Education', suffix: 'Academy', tags: ['education'] },
  { industry: 'Hospitality', suffix: 'Hotels', tags: ['travel', 'b2c'] },
] as const;
const SAAS_TAGS = [
  'b2b',
  'plg',
  'ai',
  'fintech',
  'hrtech',
  'martech',
  'devtools',
  'series-a',
  'series-b',
  'bootstrapped',
];
const SIZES: readonly (readonly [min: number, max: number])[] = [
  [8, 49],
  [50, 199],
  [200, 999],
  [1000, 6000],
];

export function createCompanies(seed: string, people: number): Company[] {
  const count = Math.max(FEWEST, Math.ceil(people * 0.3));
  const saasCount = Math.round(count * SAAS_SHARE);
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const random = randomFor(seed, 'company', index);
    const isSaas = index < saasCount;
    const trade = random.pick(TRADES);
    const name = uniqueName(random, isSaas ? SUFFIXES : [trade.suffix], names);
    const [smallest, largest] = random.pick(SIZES);
    return {
      name,
      domain: `${asciiName(name)}.test`,
      industry: isSaas ? SAAS : trade.industry,
      size: random.between(smallest, largest),
      tags: isSaas ? ['saas', ...random.shuffle(SAAS_TAGS).slice(0, 2)] : [...trade.tags],
      location: random.pick(LOCATIONS),
      unknownMailboxes: random.chance(0.5) ? 'refused' : 'bounced',
    };
  });
}

function uniqueName(random: Random, suffixes: readonly string[], taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const number = attempt < 40 ? '' : ` ${random.between(2, 9999)}`;
    const name = `${random.pick(COMPANY_STEMS)} ${random.pick(suffixes)}${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
