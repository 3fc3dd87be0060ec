/** How are addresses checked before a first email? What the variables come to, with their defaults. */
export interface AddressCheckVariables {
  readonly BUSINESS_CLOCK_URL?: string | undefined;
  readonly OVERTURE_ADDRESS_CHECKS?: 'off' | 'rules' | 'dns' | undefined;
  readonly OVERTURE_DNS_SERVERS?: readonly string[] | undefined;
  readonly OVERTURE_VERIFIER_URL?: string | undefined;
  readonly OVERTURE_VERIFIER_TOKEN?: string | undefined;
}

export function addressCheckSettings(env: AddressCheckVariables) {
  return {
    mode: env.OVERTURE_ADDRESS_CHECKS ?? (env.BUSINESS_CLOCK_URL === undefined ? 'dns' : 'rules'),
    dnsServers: env.OVERTURE_DNS_SERVERS ?? [],
    verifierUrl: env.OVERTURE_VERIFIER_URL,
    verifierToken: env.OVERTURE_VERIFIER_TOKEN,
  } as const;
}
