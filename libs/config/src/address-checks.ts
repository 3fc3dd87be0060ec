/** How are addresses checked before a first email? What the variables come to, with their defaults. */
export interface AddressCheckVariables {
  readonly BUSINESS_CLOCK_URL?: string | undefined;
  readonly ADDRESS_CHECKS?: 'off' | 'rules' | 'dns' | undefined;
  readonly ADDRESS_DNS_SERVERS?: readonly string[] | undefined;
  readonly ADDRESS_VERIFIER_URL?: string | undefined;
  readonly ADDRESS_VERIFIER_TOKEN?: string | undefined;
}

export function addressCheckSettings(env: AddressCheckVariables) {
  return {
    mode: env.ADDRESS_CHECKS ?? (env.BUSINESS_CLOCK_URL === undefined ? 'dns' : 'rules'),
    dnsServers: env.ADDRESS_DNS_SERVERS ?? [],
    verifierUrl: env.ADDRESS_VERIFIER_URL,
    verifierToken: env.ADDRESS_VERIFIER_TOKEN,
  } as const;
}
