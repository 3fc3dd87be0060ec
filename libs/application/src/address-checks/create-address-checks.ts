/** How are addresses checked in this process? By its configuration. */
import type { AddressChecks } from './check-addresses.js';
import { createDnsMailDomains } from './dns-mail-domains.js';
import { createHttpVerifier } from './http-verifier.js';

export interface AddressCheckSettings {
  /** `off`: nothing is checked. `rules`: roles and disposable domains. `dns`: domains are looked up as well. */
  readonly mode: 'off' | 'rules' | 'dns';
  readonly dnsServers: readonly string[];
  readonly verifierUrl: string | undefined;
  readonly verifierToken: string | undefined;
}

/** Null when nothing is checked. */
export function createAddressChecks(settings: AddressCheckSettings): AddressChecks | null {
  const { mode, dnsServers, verifierUrl, verifierToken } = settings;
  if (mode === 'off') return null;
  return {
    domains: mode === 'dns' ? createDnsMailDomains(dnsServers) : null,
    verifier:
      mode === 'dns' && verifierUrl !== undefined ? createHttpVerifier(verifierUrl, verifierToken) : null,
  };
}
