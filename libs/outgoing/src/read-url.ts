/**
 * May this address be called, as far as its text tells?
 *
 * The WHATWG parser has already made `2130706433`, `0x7f.1` and `127.1` into `127.0.0.1`: what is judged here is what would
 * be connected to.
 */
import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.js';
import { isAllowedByName, type OutgoingPolicy, portOf } from './outgoing-policy.js';

export type ReadUrl =
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      readonly url: URL;
      /** Host without brackets. */
      readonly host: string;
      /** Allowed by name, whatever its addresses are. */
      readonly trusted: boolean;
    };

/** Ends that name nothing on the public Internet (RFC 6761, 6762, 8375 and custom). */
const INSIDE =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;
/** Ports below 1024 other than these speak to mail servers, shells and the like, which an HTTP request must not reach. */
const WEB_PORTS = [80, 443];

export function readUrl(text: string, policy: OutgoingPolicy): ReadUrl {
  const url = URL.parse(text);
  if (url === null) return { problem: 'It is not an absolute URL.' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: 'It must begin with https://.' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'It may not carry a user name or password; messages are signed instead.' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isAllowedByName(policy, url)) return { url, host, trusted: true };
  if (url.protocol === 'http:' && !policy.allowHttp) return { problem: 'It must begin with https://.' };
  const port = portOf(url);
  if (port < 1024 && !WEB_PORTS.includes(port)) return { problem: `Port ${port} is not one for the web.` };
  const problem = hostProblem(host);
  return problem === undefined ? { url, host, trusted: false } : { problem };
}

function hostProblem(host: string): string | undefined {
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : NOT_PUBLIC;
  if (host.endsWith('.')) return 'Its host ends with a dot.';
  return !host.includes('.') || INSIDE.test(host) ? NOT_PUBLIC : undefined;
}

/** The same sentence whatever is behind the name: the inside of a network is nobody's business. */
export const NOT_PUBLIC = 'It does not lead to a public address.';
