/**
 * What is wrong with these addresses?
 *
 * Rules first, then the domain, then a verifying service for what is still in doubt: each is asked only where the one
 * before left it open. Domains are asked once for many addresses and remembered.
 */
import { type DomainFinding, isRoleAddress, type JudgedAddress, judgeAddress } from '#domain';
import { isDisposableEmailDomain } from 'disposable-email-domains-js';
import type { AddressCheckStore, AddressVerifier, MailDomains } from './address-checks.port.js';

export interface AddressChecks {
  /** Null: domains are not looked up, as in a demo, whose people live nowhere. */
  readonly domains: MailDomains | null;
  readonly verifier: AddressVerifier | null;
}

/** Real hours for which a finding is remembered; DNS that did not answer is asked again after minutes. */
const REMEMBERED: Readonly<Record<DomainFinding, Temporal.DurationLike>> = {
  accepts: { hours: 7 * 24 },
  null_mx: { hours: 24 },
  no_server: { hours: 24 },
  no_domain: { hours: 24 },
  unanswered: { minutes: 5 },
};

/** Questions that are open at once. */
const AT_ONCE = 20;

/** Runs `work` with the stores in a transaction of its own: nothing is asked of the network inside one. */
export type WithStore = <T>(work: (store: AddressCheckStore) => Promise<T>) => Promise<T>;

/** @param addresses normalised: see `normaliseEmail`. */
export async function checkAddresses(
  checks: AddressChecks,
  withStore: WithStore,
  addresses: readonly string[],
  realNow: Temporal.Instant,
): Promise<ReadonlyMap<string, JudgedAddress>> {
  const unique = [...new Set(addresses)];
  const findings = await findDomains(checks, withStore, [...new Set(unique.map(domainOf))], realNow);
  const verdicts = await each(unique, async (address) => {
    const facts = {
      isRole: isRoleAddress(address),
      isDisposable: isDisposableDomain(domainOf(address)),
      domain: findings.get(domainOf(address)) ?? null,
      verified: null,
    };
    const judged = judgeAddress(facts);
    if (checks.verifier === null || judged.verdict === 'undeliverable') return { address, ...judged };
    return { address, ...judgeAddress({ ...facts, verified: await checks.verifier.verify(address) }) };
  });
  await withStore((store) => store.saveVerdicts(verdicts, realNow));
  return new Map(verdicts.map(({ address, verdict, reason }) => [address, { verdict, reason }]));
}

async function findDomains(
  { domains }: AddressChecks,
  withStore: WithStore,
  wanted: readonly string[],
  realNow: Temporal.Instant,
): Promise<ReadonlyMap<string, DomainFinding>> {
  if (domains === null) return new Map();
  const known = await withStore((store) => store.domains(wanted, realNow));
  const asked = await each(
    wanted.filter((domain) => !known.has(domain)),
    async (domain) => ({ domain, finding: await domains.find(domain) }),
  );
  if (asked.length > 0) {
    const found = asked.map((one) => ({ ...one, expiresAt: realNow.add(REMEMBERED[one.finding]) }));
    await withStore((store) => store.saveDomains(found, realNow));
  }
  return new Map([...known, ...asked.map(({ domain, finding }) => [domain, finding] as const)]);
}

/** A domain is as bad as the one that it stands under. */
function isDisposableDomain(domain: string): boolean {
  const parts = domain.split('.');
  return parts.some(
    (_, index) => index < parts.length - 1 && isDisposableEmailDomain(parts.slice(index).join('.')),
  );
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return results;
}
