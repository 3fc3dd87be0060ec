/**
 * Is this an address of the public Internet?
 *
 * By the special-purpose registries (RFC 6890, as ipaddr.js knows them). Of IPv6 only global unicast (2000::/3) counts, so
 * that no form that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo) slips through as something harmless.
 */
import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/** Public by its number, yet each Azure machine reaches its own host there. */
const METADATA = new Set(['168.63.129.16']);
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** `address`: an IPv4 or IPv6 address in its usual form, without brackets or zone. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || METADATA.has(address)) return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}
