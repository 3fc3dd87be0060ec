/** What is written when a batch is done? Its companies, its leads, and one event for each lead that is not as it was. */
import type { Stores } from '../persistence/stores.js';
import type { LeadBookResult } from './lead-book.js';

export async function saveBook(
  stores: Pick<Stores, 'leads' | 'events'>,
  { companies, leads, created }: LeadBookResult,
  now: Temporal.Instant,
): Promise<void> {
  await stores.leads.save({ companies, leads, created });
  if (leads.length === 0) return;
  const isNew = new Set(created);
  await stores.events.append(
    leads.map(({ id }) => ({ type: 'lead.upserted', data: { leadId: id, created: isNew.has(id) } })),
    now,
  );
}
