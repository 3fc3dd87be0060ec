/**
 * May a first email go to this address?
 *
 * What is known of the address becomes one verdict with one reason, and the workspace's policy says what follows from it.
 * Nothing here asks anybody: the findings are arguments.
 */

/** What the DNS says of a domain (RFC 5321 §5.1, RFC 7505). `unanswered`: it did not say. */
export const DOMAIN_FINDINGS = ['accepts', 'null_mx', 'no_server', 'no_domain', 'unanswered'] as const;
export type DomainFinding = (typeof DOMAIN_FINDINGS)[number];

export const ADDRESS_VERDICTS = ['deliverable', 'undeliverable', 'risky', 'unknown'] as const;
export type AddressVerdict = (typeof ADDRESS_VERDICTS)[number];

/** Why, in the words of a person. */
export const ADDRESS_REASONS = {
  verified: 'A verifying service found the mailbox.',
  bad_syntax: 'It is not an email address.',
  no_domain: 'Its domain does not exist.',
  no_server: 'No server takes mail for its domain.',
  null_mx: 'Its domain says that it takes no mail.',
  no_mailbox: 'A verifying service found no such mailbox.',
  disposable: 'Its domain gives out addresses that are thrown away.',
  role: 'It belongs to a role, such as info@ or sales@, not to a person.',
  doubtful: 'A verifying service doubts that mail arrives.',
  dns_unanswered: 'The DNS did not answer; it is asked again.',
  not_verified: 'Its domain takes mail; whether the mailbox exists was not verified.',
  not_looked_up: 'Its domain was not looked up.',
} as const;
export type AddressReason = keyof typeof ADDRESS_REASONS;

export interface AddressFacts {
  readonly isRole: boolean;
  readonly isDisposable: boolean;
  /** Null where domains are not looked up. */
  readonly domain: DomainFinding | null;
  /** Of a verifying service; null where none is asked, or none answered. */
  readonly verified: AddressVerdict | null;
}

export interface JudgedAddress {
  readonly verdict: AddressVerdict;
  readonly reason: AddressReason;
}

/** The worst that is known counts. */
export function judgeAddress({ isRole, isDisposable, domain, verified }: AddressFacts): JudgedAddress {
  if (domain === 'no_domain' || domain === 'no_server' || domain === 'null_mx')
    return { verdict: 'undeliverable', reason: domain };
  if (verified === 'undeliverable') return { verdict: 'undeliverable', reason: 'no_mailbox' };
  if (isDisposable) return { verdict: 'risky', reason: 'disposable' };
  if (isRole) return { verdict: 'risky', reason: 'role' };
  if (verified === 'risky') return { verdict: 'risky', reason: 'doubtful' };
  if (verified === 'deliverable') return { verdict: 'deliverable', reason: 'verified' };
  if (domain === 'unanswered') return { verdict: 'unknown', reason: 'dns_unanswered' };
  return { verdict: 'unknown', reason: domain === null ? 'not_looked_up' : 'not_verified' };
}

export const ADDRESS_CONDUCTS = ['block', 'warn', 'allow'] as const;
export type AddressConduct = (typeof ADDRESS_CONDUCTS)[number];

/** What a workspace does about each kind of finding. */
export interface AddressPolicy {
  readonly undeliverable: AddressConduct;
  readonly disposable: AddressConduct;
  readonly role: AddressConduct;
  readonly risky: AddressConduct;
}

export const DEFAULT_ADDRESS_POLICY: AddressPolicy = {
  undeliverable: 'block',
  disposable: 'block',
  role: 'warn',
  risky: 'warn',
};

/** What is unknown is allowed: a resolver that is down must not stop everybody's mail. */
export function conductOf(policy: AddressPolicy, { verdict, reason }: JudgedAddress): AddressConduct {
  if (verdict === 'undeliverable') return policy.undeliverable;
  if (reason === 'disposable') return policy.disposable;
  if (reason === 'role') return policy.role;
  return verdict === 'risky' ? policy.risky : 'allow';
}

/** Real minutes for which a verdict holds; what the DNS did not say is asked again soon. */
export function verdictHolds(reason: AddressReason): number {
  return reason === 'dns_unanswered' ? 5 : 30 * 24 * 60;
}
