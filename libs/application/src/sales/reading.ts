/** What do all readings of outside messages share? Nothing in such a message is trusted. */
import { z } from 'zod';
import { normaliseEmail } from '#domain';
import { printable } from '../hooks/printable.js';
import type { Person } from './sales-report.js';

const MOST_PEOPLE = 50;

/** An id that another system gave. */
export const reference = z.string().refine((id) => printable(id) !== undefined, 'Not an id.');

/** RFC 3339; anything else counts as not said. */
export const instantOrNull = z.unknown().transform((value): string | null => {
  const read = z.iso.datetime({ offset: true }).safeParse(value);
  return read.success ? Temporal.Instant.from(read.data).toString() : null;
});

export function emailsOf(addresses: readonly (string | null | undefined)[]): Person[] {
  return addresses.slice(0, MOST_PEOPLE).flatMap((address): Person[] => {
    const read = normaliseEmail(address ?? '');
    return read.ok ? [{ kind: 'email', value: read.value }] : [];
  });
}
