/**
 * Is what was decided still what is carried out?
 *
 * SHA-256 of canonical JSON in the manner of RFC 8785: members sorted by name, no white space, numbers as ECMAScript
 * writes them. So the order of keys, which `jsonb` does not keep, does not change the hash.
 */
import { createHash } from 'node:crypto';

/** Hex. Members that are `undefined` count as left out. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
