/** Who says whether mail arrives at an address? The DNS of its domain, and a verifying service where there is one. */
import type { AddressPolicy, AddressVerdict, DomainFinding, JudgedAddress } from '#domain';

export interface MailDomains {
  /** Never throws: what cannot be found out is `unanswered`. */
  find(domain: string): Promise<DomainFinding>;
}

/** A service that knows whether a mailbox exists. Never throws: null when it did not say. */
export interface AddressVerifier {
  verify(address: string): Promise<AddressVerdict | null>;
}

/** What was found out about an address, and when (real time). */
export type KnownAddress = JudgedAddress & { readonly checkedAt: Temporal.Instant };

export interface AddressCheckStore {
  policy(): Promise<{ readonly addressPolicy: AddressPolicy }>;
  /** What is known of these domains and has not expired (real time). */
  domains(domains: readonly string[], realNow: Temporal.Instant): Promise<ReadonlyMap<string, DomainFinding>>;
  saveDomains(
    findings: readonly {
      readonly domain: string;
      readonly finding: DomainFinding;
      readonly expiresAt: Temporal.Instant;
    }[],
    realNow: Temporal.Instant,
  ): Promise<void>;
  /** Writes the verdict beside every lead's address of this value. */
  saveVerdicts(
    verdicts: readonly (JudgedAddress & { readonly address: string })[],
    realNow: Temporal.Instant,
  ): Promise<void>;
}
