/**
 * Was the address checked before the first email to it?
 *
 * The claim looks at the stored verdict alone. Where that does not do, it lets go of everything, the address is looked at
 * outside any transaction (the network may take its time, locks may not), and the touch is claimed again.
 */
import { verdictHolds, conductOf, type AddressPolicy, type AddressReason, type JudgedAddress } from '#domain';
import type { KnownAddress } from './address-checks.port.js';
import type { AddressChecks } from './check-addresses.js';

export function mustBeLookedAt(
  checks: AddressChecks,
  known: KnownAddress | null,
  realNow: Temporal.Instant,
): boolean {
  if (known === null) return true;
  if (known.reason === 'not_looked_up' && checks.domains !== null) return true;
  return realNow.since(known.checkedAt).total('minutes') > verdictHolds(known.reason);
}

/** Why the workspace's policy keeps a first email from this address; null when it does not. */
export function blockedAddress(policy: AddressPolicy, known: JudgedAddress | null): AddressReason | null {
  return known !== null && conductOf(policy, known) === 'block' ? known.reason : null;
}
