/**
 * Which mailbox is meant?
 *
 * Deliberately stricter than RFC 5321: one plain address, nothing quoted, no comments, no display name. What an
 * imported cell can smuggle into a header is refused here, at the door.
 */
import { isDomain, toAscii } from './domain-name.js';
import { type Normalised, refuse } from './identity.js';

export type EmailRefusal =
  | 'empty'
  | 'too_long'
  | 'control_character'
  | 'several_addresses'
  | 'quoted_or_commented'
  | 'bad_local_part'
  | 'bad_domain'
  | 'not_an_address';

/** RFC 5321, 4.5.3.1. */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
/** Dot-atom of RFC 5322, 3.2.3: no dot at an edge, no two in a row. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** Lower case, trimmed, the domain in ASCII. Two spellings of one mailbox become one value. */
export function normaliseEmail(text: string): Normalised<EmailRefusal> {
  const address = text.trim();
  if (address === '') return refuse('empty');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(address)) return refuse('control_character');
  if (/["()\\[\]]/.test(address)) return refuse('quoted_or_commented');
  if ((address.match(/@/g)?.length ?? 0) > 1) return refuse('several_addresses');
  const [, local, domain] = /^([^@\s,;:<>]+)@([^@\s,;:<>]+)$/.exec(address) ?? [];
  if (local === undefined || domain === undefined) return refuse('not_an_address');
  if (!LOCAL_PART.test(local.toLowerCase())) return refuse('bad_local_part');
  const ascii = toAscii(domain);
  if (!ascii || !isDomain(ascii)) return refuse('bad_domain');
  const value = `${local.toLowerCase()}@${ascii}`;
  if (local.length > MAX_LOCAL_LENGTH || value.length > MAX_LENGTH) return refuse('too_long');
  return { ok: true, value };
}
