/**
 * May this person hear from this sender now, and if not, from when on?
 *
 * A workspace may say how often one person is contacted and how many senders one company hears from, counted over all
 * campaigns, identities and channels. Only what says something to somebody counts, and only that is held back: answers to
 * people who wrote are exempt on both sides. A day is 24 hours.
 */
import type { DeferralReason } from '../pacing/reasons.js';
import { isBefore } from '../time/order.js';
import { isExempt, SILENT_KINDS, TOUCH_KINDS, type TouchKind } from '../touch/touch.js';

export interface ContactPolicy {
  /** At most so many contacts to one person in so many days. */
  readonly person: { readonly most: number; readonly days: number } | null;
  /** Within so many days, all that a company hears comes from one identity. */
  readonly company: { readonly days: number } | null;
}

export const NO_CONTACT_POLICY: ContactPolicy = { person: null, company: null };

/** What was sent, or may have been, and when. */
export interface PastContacts {
  /** To this person, whoever sent it, in any order. */
  readonly ofPerson: readonly Temporal.Instant[];
  /** The last one of each identity to anybody of this person's company. */
  readonly ofCompany: readonly { readonly identityId: string; readonly lastAt: Temporal.Instant }[];
}

export interface ContactBlock {
  readonly reason: Extract<DeferralReason, 'person_touched_often' | 'company_has_sender'>;
  /** As far as is known now, it may go from here on. */
  readonly until: Temporal.Instant;
}

export function isContact(kind: TouchKind): boolean {
  return !isExempt(kind) && !SILENT_KINDS.includes(kind);
}

export const CONTACT_KINDS: readonly TouchKind[] = TOUCH_KINDS.filter(isContact);

/** How far back anybody must look to answer; null when there is no rule. */
export function contactMemoryDays({ person, company }: ContactPolicy): number | null {
  return person || company ? Math.max(person?.days ?? 0, company?.days ?? 0) : null;
}

/** Null when it may go; of two rules that hold it back, the one that does so for longer. */
export function contactBlock(
  policy: ContactPolicy,
  identityId: string,
  past: PastContacts,
  now: Temporal.Instant,
): ContactBlock | null {
  const blocks: ContactBlock[] = [];
  if (policy.person) {
    const until = personFreeAt(policy.person, past.ofPerson);
    if (until) blocks.push({ reason: 'person_touched_often', until });
  }
  if (policy.company) {
    const { days } = policy.company;
    for (const other of past.ofCompany)
      if (other.identityId !== identityId)
        blocks.push({ reason: 'company_has_sender', until: daysAfter(other.lastAt, days) });
  }
  let longest: ContactBlock | null = null;
  for (const block of blocks)
    if (isBefore(now, block.until) && (!longest || isBefore(longest.until, block.until))) longest = block;
  return longest;
}

/** When the oldest of the last `most` contacts is long enough ago; undefined while there were fewer. */
function personFreeAt(
  { most, days }: NonNullable<ContactPolicy['person']>,
  contacts: readonly Temporal.Instant[],
): Temporal.Instant | undefined {
  const newestFirst = [...contacts].sort((one, other) => Temporal.Instant.compare(other, one));
  const oldestThatCounts = newestFirst[most - 1];
  return oldestThatCounts && daysAfter(oldestThatCounts, days);
}

const daysAfter = (instant: Temporal.Instant, days: number): Temporal.Instant =>
  instant.add({ hours: 24 * days });
