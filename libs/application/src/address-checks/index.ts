import type { ActHandler } from '../operations/operation-context.js';
import type { AddressChecks } from './check-addresses.js';
import { checkGivenAddresses } from './check-given-addresses.js';

export * from './address-checks.port.js';
export * from './check-addresses.js';
export * from './create-address-checks.js';
export * from './dns-mail-domains.js';
export * from './first-contact.js';
export * from './http-verifier.js';

export const addressHandlers = (
  checks: AddressChecks | null,
): { readonly 'addresses.check': ActHandler<'addresses.check'> } => ({
  'addresses.check': checkGivenAddresses(checks),
});
