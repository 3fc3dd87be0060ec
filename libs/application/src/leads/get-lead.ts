/** leads.get: one lead. */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { leadView } from './lead-view.js';
import type { Lead } from './lead.js';
import { survivorOf } from './survivor.js';

export const getLead: ReadHandler<'leads.get'> = async ({ stores }, { leadId }) =>
  leadView(await getLeadOrRefuse(stores, leadId));

/**
 * The id of a lead that was merged into another one means that other.
 *
 * @throws Refusal `not_found`, `gone`
 */
export async function getLeadOrRefuse(stores: Pick<ReadStores, 'leads'>, leadId: string): Promise<Lead> {
  const lead = await survivorOf(stores, leadId);
  if (!lead) throw notFound('lead', encodeId('lead', leadId));
  return lead;
}
