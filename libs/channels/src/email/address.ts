/**
 * Is this one plain mailbox address, and nothing else?
 *
 * Stricter than RFC 5321 on purpose: no quoted local parts, no comments, no routes, no groups. Past attacks on mail
 * libraries redirected messages through exactly those, and no prospect uses them.
 */
import { domainToASCII } from 'node:url';

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The address with its domain in ASCII form, or undefined when it is not one plain address. */
export function plainAddress(value: string): string | undefined {
  if (value.length > 254) return undefined;
  const at = value.lastIndexOf('@');
  if (at < 1 || at > 64) return undefined;
  const local = value.slice(0, at);
  const domain = domainToASCII(value.slice(at + 1));
  if (!LOCAL.test(local) || domain === '' || domain.length > 253) return undefined;
  return domain.split('.').every((label) => LABEL.test(label)) ? `${local}@${domain}` : undefined;
}
