/** Who lives in this world? */
import { type Random, randomFor } from '../random/seeded-random.js';
import type { Character } from './character.js';
import { type Company, SAAS, createCompanies } from './companies.js';
import { createDealer, dealCharacter } from './deck.js';
import { OTHER_TRADES_TITLES, type Role, TITLES } from './job-titles.js';
import { FIRST_NAMES, LAST_NAMES, LOCATIONS, asciiName } from './names.js';

export interface Person {
  /** `p1`, `p2` … in the order of the population. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly jobTitle: string;
  readonly company: Company;
  readonly location: string;
  readonly email: string;
  readonly linkedinPublicId: string;
  readonly linkedinMemberId: string;
  readonly networkDistance: 'SECOND_DEGREE' | 'THIRD_DEGREE' | 'OUT_OF_NETWORK';
  readonly character: Character;
}

export interface Population {
  readonly companies: readonly Company[];
  readonly people: readonly Person[];
}

/** A fifth of all people lead marketing, and a fifth sales, in a SaaS company: one each a company. */
const LEADER_SHARE = 0.21;
const MEMBER_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

type Post = Pick<Person, 'role' | 'company' | 'jobTitle'>;

export function createPopulation(seed: string, size: number): Population {
  const companies = createCompanies(seed, size);
  const posts = randomFor(seed, 'posts').shuffle(createPosts(seed, size, companies));
  const names = new Set<string>();
  const nextSort = createDealer(seed);
  const people = posts.map((post, index) => {
    const random = randomFor(seed, 'person', index);
    const { first, last, alias } = uniqueName(random, names);
    const sort = nextSort(groupOf(post));
    settleMailServer(post.company, sort);
    return {
      id: `p${index + 1}`,
      firstName: first,
      lastName: last,
      ...post,
      location: random.chance(0.6) ? post.company.location : random.pick(LOCATIONS),
      email: `${alias}@${post.company.domain}`,
      linkedinPublicId: `${alias.replace('.', '-')}-${random.token(6, '0123456789abcdef')}`,
      linkedinMemberId: `ACoAA${random.token(34, MEMBER_ALPHABET)}`,
      networkDistance: random.pick(['SECOND_DEGREE', 'THIRD_DEGREE', 'OUT_OF_NETWORK'] as const),
      character: dealCharacter(sort, random),
    };
  });
  return { companies, people };
}

function createPosts(seed: string, size: number, companies: readonly Company[]): Post[] {
  const saas = companies.filter((company) => company.industry === SAAS);
  const leaders = Math.min(saas.length, Math.ceil(size * LEADER_SHARE));
  return Array.from({ length: size }, (_, index) => {
    const random = randomFor(seed, 'post', index);
    if (index < 2 * leaders) {
      const role = index < leaders ? 'chief_marketer' : 'sales_lead';
      return { role, company: saas[index % leaders]!, jobTitle: random.pick(TITLES[role]) };
    }
    const company = random.pick(companies);
    return {
      role: 'other',
      company,
      jobTitle: random.pick(company.industry === SAAS ? TITLES.other : OTHER_TRADES_TITLES),
    };
  });
}

const groupOf = ({ role, company }: Post) => (company.industry === SAAS ? role : 'other');

function settleMailServer(company: Company, sort: string): void {
  if (sort === 'refused_mailbox') company.unknownMailboxes = 'refused';
  if (sort === 'bounced_mailbox') company.unknownMailboxes = 'bounced';
}

function uniqueName(random: Random, taken: Set<string>): { first: string; last: string; alias: string } {
  for (let attempt = 0; ; attempt += 1) {
    const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
    const alias = `${asciiName(first)}.${asciiName(last)}${attempt < 20 ? '' : random.between(2, 999)}`;
    if (taken.has(alias)) continue;
    taken.add(alias);
    return { first, last, alias };
  }
}
