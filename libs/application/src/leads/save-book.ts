/** What is written when a batch is done? Its companies, its leads, and one event for each that is not as it was. */
import type { NewEvent } from '#contracts';
import type { Stores } from '../persistence/stores.js';
import type { LeadBookResult } from './lead-book.js';

export async function saveBook(
  stores: Pick<Stores, 'leads' | 'events'>,
  { companies, leads, created }: LeadBookResult,
  now: Temporal.Instant,
): Promise<void> {
  await stores.leads.save({ companies, leads, created });
  const isNew = new Set(created);
  // A company that is new concerns only the leads that are named anyway.
  const known = companies.filter(({ createdAt }) => Temporal.Instant.compare(createdAt, now) < 0);
  const events = [
    ...leads.map(({ id }): NewEvent => ({
      type: 'lead.upserted',
      data: { leadId: id, created: isNew.has(id) },
    })),
    ...known.map(({ id }): NewEvent => ({ type: 'company.updated', data: { companyId: id } })),
  ];
  if (events.length > 0) await stores.events.append(events, now);
}
