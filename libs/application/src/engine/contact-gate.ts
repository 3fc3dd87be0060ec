/**
 * Does the workspace's contact policy let this touch go, counted at the last gate?
 *
 * The person's enrollments are locked already, so nobody else contacts them meanwhile; their company is locked here, where
 * a rule counts it. Of two claims that would both fit, the second one sees the first.
 */
import { type ContactBlock, contactBlock, contactMemoryDays, earliest, isContact } from '#domain';
import type { ClaimRow } from './attempt-store.port.js';
import type { KnownContacts } from './contact-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

/** A contact of which nobody knows yet whether it was made is asked about again after so much business time. */
const UNSETTLED = { minutes: 30 };

export interface HeldContact extends ContactBlock {
  readonly askAgainAt: Temporal.Instant;
}

/** What may never have happened holds nobody back for days. */
export function held(block: ContactBlock, past: KnownContacts, now: Temporal.Instant): HeldContact {
  const soon = past.unsettled ? earliest([block.until, now.add(UNSETTLED)]) : undefined;
  return { ...block, askAgainAt: soon ?? block.until };
}

export async function contactBlockOf(
  { contacts }: Pick<EngineStores, 'contacts'>,
  { facts, leadId, companyId, identityId, contactPolicy }: ClaimRow,
  now: Temporal.Instant,
): Promise<HeldContact | null> {
  const days = contactMemoryDays(contactPolicy);
  if (days === null || leadId === null || !isContact(facts.kind)) return null;
  const locked = contactPolicy.company && companyId !== null && contacts.holdCompany(companyId);
  const counted = contacts.past([{ leadId, companyId }], now.subtract({ hours: 24 * days }));
  const [[past]] = await Promise.all([counted, locked]);
  const block = past ? contactBlock(contactPolicy, identityId, past, now) : null;
  return past && block ? held(block, past, now) : null;
}
