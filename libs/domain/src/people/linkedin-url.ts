/**
 * Whose LinkedIn profile is this?
 *
 * The public id is the last part of a profile's address. It identifies a page, not a member: its owner may change it,
 * so it is resolved to a member id before anybody is contacted.
 */
import { type Normalised, refuse } from './identity.js';

export type LinkedinRefusal =
  | 'empty'
  | 'not_linkedin'
  /** A company, a school, a post … */
  | 'not_a_person'
  /** A Sales Navigator or Recruiter page, whose ids mean nothing elsewhere. */
  | 'sales_navigator'
  /** The id is the provider's member id, which belongs in a field of its own. */
  | 'member_id'
  | 'bad_public_id';

const HOST = /^(?:(?:www|m|touch|[a-z]{2,3})\.)?linkedin\.com$/;
/** Letters of any script, as LinkedIn allows them; old ids also hold dots, underscores and apostrophes. */
const PUBLIC_ID = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N}\p{So}._'’&-]{1,100}$/u;
const MEMBER_ID = /^AC[ow]AA[\w-]{15,}$/;

/** The public id: lower case, percent-decoded, composed (NFC). */
export function normaliseLinkedinUrl(text: string): Normalised<LinkedinRefusal> {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  const url = parse(trimmed);
  if (!url || !HOST.test(url.hostname.replace(/\.$/, ''))) return refuse('not_linkedin');
  const [area = '', first, ...rest] = url.pathname.split('/').filter((part) => part !== '');
  switch (area.toLowerCase()) {
    case 'in':
      return publicId(first);
    case 'pub':
      return first === undefined || first === 'dir'
        ? refuse('not_a_person')
        : publicId(legacyId(first, rest));
    case 'sales':
    case 'talent':
    case 'recruiter':
      return refuse('sales_navigator');
    default:
      return refuse('not_a_person');
  }
}

/** The provider's member id, alone or in a profile's address. Unlike a public id it is another one in another case. */
export function linkedinMemberId(text: string): string | undefined {
  const id = /\/in\/([\w-]+)/i.exec(text)?.[1] ?? text.trim();
  return MEMBER_ID.test(id) ? id : undefined;
}

export function linkedinUrl(publicId: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(publicId)}`;
}

function parse(text: string): URL | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text);
  if (hasScheme && !/^https?:\/\//i.test(text)) return undefined;
  try {
    const url = new URL(hasScheme ? text : `https://${text.replace(/^\/+/, '')}`);
    return url.username === '' && url.password === '' && url.port === '' ? url : undefined;
  } catch {
    return undefined;
  }
}

function publicId(encoded: string | undefined): Normalised<LinkedinRefusal> {
  const id = decode(encoded ?? '');
  if (MEMBER_ID.test(id)) return refuse('member_id');
  const value = id.normalize('NFC').toLowerCase().normalize('NFC');
  return PUBLIC_ID.test(value) ? { ok: true, value } : refuse('bad_public_id');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * `/pub/ada-lovelace/1a/2b/3c` redirects to `/in/ada-lovelace-03c02b1a`: the numbers in reverse, the lower ones
 * padded to three digits.
 */
function legacyId(name: string, numbers: readonly string[]): string {
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined) return name;
  if (![a, b, c].every((number) => /^[0-9a-f]{1,3}$/i.test(number))) return name;
  return `${name}-${c.padStart(3, '0')}${b.padStart(3, '0')}${a}`;
}
