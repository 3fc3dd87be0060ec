/**
 * To which addresses may a connection for this URL go?
 *
 * The name is resolved once, here, and every address of the answer must be public: one that is not makes all suspicious. The
 * caller connects to these and asks no name server again, so nothing can change its mind in between (DNS rebinding).
 */
import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.js';
import type { OutgoingPolicy } from './outgoing-policy.js';
import { NOT_PUBLIC, readUrl } from './read-url.js';
import type { ResolveHost } from './resolve-host.js';

export type Destination =
  | { readonly kind: 'found'; readonly url: URL; readonly addresses: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'not_found' };

export async function findDestination(
  text: string,
  policy: OutgoingPolicy,
  resolve: ResolveHost,
  signal: AbortSignal,
): Promise<Destination> {
  const read = readUrl(text, policy);
  if (read.problem !== undefined) return { kind: 'refused', problem: read.problem };
  const { url, host, trusted } = read;
  if (isIP(host) !== 0) return { kind: 'found', url, addresses: [host] };
  const addresses = await resolve(host, signal).catch(() => []);
  if (addresses.length === 0) return { kind: 'not_found' };
  if (!trusted && !addresses.every(isPublicAddress)) return { kind: 'refused', problem: NOT_PUBLIC };
  return { kind: 'found', url, addresses };
}
