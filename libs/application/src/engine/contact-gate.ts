/**
 * Does the workspace's contact policy let this touch go, counted at the last gate?
 *
 * The person's enrollments are locked already, so nobody else contacts them meanwhile; their company is locked here, where
 * a rule counts it. Of two claims that would both fit, the second one sees the first.
 */
import { type ContactBlock, contactBlock, contactMemoryDays, isContact } from '#domain';
import type { ClaimRow } from './attempt-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

export async function contactBlockOf(
  { contacts }: Pick<EngineStores, 'contacts'>,
  { facts, leadId, companyId, identityId, contactPolicy }: ClaimRow,
  now: Temporal.Instant,
): Promise<ContactBlock | null> {
  const days = contactMemoryDays(contactPolicy);
  if (days === null || leadId === null || !isContact(facts.kind)) return null;
  const held = contactPolicy.company && companyId !== null && contacts.holdCompany(companyId);
  const counted = contacts.past([{ leadId, companyId }], now.subtract({ hours: 24 * days }));
  const [[past]] = await Promise.all([counted, held]);
  return past ? contactBlock(contactPolicy, identityId, past, now) : null;
}
