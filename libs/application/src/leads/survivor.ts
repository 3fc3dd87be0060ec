/** Which lead does an id mean? Its own, or the one that it was merged into. */
import { encodeId, Refusal } from '#contracts';
import type { ReadStores } from '../persistence/stores.js';
import type { Lead } from './lead.js';

/**
 * Undefined when there never was such a lead.
 *
 * @throws Refusal `gone` when the person was erased
 */
export async function survivorOf(
  stores: Pick<ReadStores, 'leads'>,
  leadId: string,
): Promise<Lead | undefined> {
  const [lead] = await stores.leads.leadsByIds([leadId]);
  if (lead) return lead;
  const found = await stores.leads.survivor(leadId);
  if (found?.state === 'erased') throw erasedLead(leadId);
  return found && (await stores.leads.leadsByIds([found.id]))[0];
}

function erasedLead(leadId: string): Refusal {
  return new Refusal(
    'gone',
    `The lead ${encodeId('lead', leadId)} was erased; nothing is held of this person any more.`,
    'Remove the id from where you keep it.',
  );
}
