/** leads.get: one lead. */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { leadView } from './lead-view.js';
import type { Lead } from './lead.js';

export const getLead: ReadHandler<'leads.get'> = async ({ stores }, { leadId }) =>
  leadView(await getLeadOrRefuse(stores, leadId));

/** @throws Refusal `not_found` */
export async function getLeadOrRefuse(stores: Pick<ReadStores, 'leads'>, leadId: string): Promise<Lead> {
  const [lead] = await stores.leads.leadsByIds([leadId]);
  if (!lead) throw notFound('lead', encodeId('lead', leadId));
  return lead;
}
