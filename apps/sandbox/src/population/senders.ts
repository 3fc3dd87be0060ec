/** Who writes to the people of this world? Identities that the product under test may speak as. */
import { randomFor } from '../random/seeded-random.js';

export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly mailPassword: string;
  readonly linkedinAccountId: string;
  readonly linkedinMemberId: string;
  readonly linkedinPublicId: string;
}

const DOMAIN = 'outreach.test';
const FIRST = ['Ada', 'Ben', 'Clara', 'Diego', 'Esther', 'Farid', 'Gwen', 'Hiro', 'Ines', 'Jonah'] as const;
const LAST = ['Marsh', 'Hale', 'Voss', 'Lund', 'Quinn', 'Reyes', 'Stone', 'Abe', 'Cole', 'Frost'] as const;

export function createSenders(seed: string, count: number): Sender[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomFor(seed, 'sender', index);
    const first = FIRST[index % FIRST.length]!;
    const last = LAST[(index + Math.floor(index / FIRST.length)) % LAST.length]!;
    const alias = `${first}.${last}`.toLowerCase() + (index < 100 ? '' : index);
    return {
      id: `s${index + 1}`,
      name: `${first} ${last}`,
      email: `${alias}@${DOMAIN}`,
      mailPassword: random.token(16),
      linkedinAccountId: `acc_${random.token(20)}`,
      linkedinMemberId: `ACoAA${random.token(34)}`,
      linkedinPublicId: `${alias.replace('.', '-')}-${random.token(6, '0123456789abcdef')}`,
    };
  });
}

/** One key for the whole application, as the provider gives out. */
export const providerApiKey = (seed: string): string => `sandbox-${randomFor(seed, 'api-key').token(32)}`;
