/**
 * Was the address checked before the first email to it?
 *
 * Before the claim and outside its transaction: the network may take its time, locks may not. The claim itself looks at the
 * stored verdict alone.
 */
import { verdictHolds, conductOf, type AddressPolicy, type AddressReason, type JudgedAddress } from '#domain';
import { checkAddresses, type AddressChecks, type WithStore } from './check-addresses.js';
import type { FirstContact } from './address-checks.port.js';

export async function checkFirstContact(
  checks: AddressChecks,
  withStore: WithStore,
  touchId: string,
  realNow: Temporal.Instant,
): Promise<void> {
  const contact = await withStore((store) => store.firstContact(touchId));
  if (!contact || stillHolds(checks, contact.known, realNow)) return;
  await checkAddresses(checks, withStore, [contact.address], realNow);
}

function stillHolds(checks: AddressChecks, known: FirstContact['known'], realNow: Temporal.Instant): boolean {
  if (known === null) return false;
  if (known.reason === 'not_looked_up' && checks.domains !== null) return false;
  return realNow.since(known.checkedAt).total('minutes') <= verdictHolds(known.reason);
}

/** Why the workspace's policy keeps a first email from this address; null when it does not. */
export function blockedAddress(policy: AddressPolicy, known: JudgedAddress | null): AddressReason | null {
  return known !== null && conductOf(policy, known) === 'block' ? known.reason : null;
}
