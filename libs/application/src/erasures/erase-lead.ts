/**
 * leads.erase: forgets a person for good.
 *
 * Whatever says who they were or what they wrote is emptied or removed, in one transaction; ids and figures stay, so that
 * numbers remain explainable. Tombstones keep the person from being added again. Erasing twice answers the first receipt.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { Lead } from '../leads/lead.js';
import { survivorOf } from '../leads/survivor.js';
import type { ActHandler } from '../operations/operation-context.js';
import { namesAtCompany } from './erased-draft.js';
import type { PersonTraces } from './erasure-store.port.js';

export const eraseLead: ActHandler<'leads.erase'> = async (context, { leadId }) => {
  const { stores, caller, now, realNow, newId } = context;
  await stores.leads.lockForWriting();
  await stores.enrollments.lockEntering();
  const known = await stores.erasures.receiptOf(leadId);
  if (known) return known;
  const lead = await survivorOf(stores, leadId);
  if (!lead) throw notFound('lead', encodeId('lead', leadId));

  const leadIds = await stores.erasures.withMerged(lead.id);
  for (const id of leadIds) await stores.engine.stops.lockLead(id);
  if (await stores.erasures.isSending(leadIds)) throw isBeingSent();
  for (const id of leadIds) await stores.engine.stops.stopLead(id, 'erased', now);

  const erasure = { id: newId(), leadId: lead.id, principal: caller.apiKeyId, at: now, realAt: realNow };
  const receipt = await stores.erasures.forget(tracesOf(lead, leadIds), erasure);
  await stores.events.append(
    [{ type: 'lead.erased', data: { leadId: lead.id, erasureId: erasure.id } }],
    now,
  );
  return receipt;
};

/** Shorter texts occur by chance, and say little. */
const SHORTEST_WORD = 5;

function tracesOf(lead: Lead, leadIds: readonly string[]): PersonTraces {
  const name = lead.firstName && lead.lastName ? `${lead.firstName} ${lead.lastName}` : '';
  const values = lead.identities.map(({ value }) => value);
  const words = [...values, name, lead.phone ?? '', ...leadIds.map((id) => encodeId('lead', id)), ...leadIds];
  return {
    leadIds,
    identities: lead.identities,
    namesAtCompanies: namesAtCompany(lead),
    words: words.map((word) => word.trim().toLowerCase()).filter((word) => word.length >= SHORTEST_WORD),
  };
}

function isBeingSent(): Refusal {
  return new Refusal(
    'wrong_state',
    'Something is being sent to this person at this very moment; nothing was erased.',
    'Ask again in a minute.',
  );
}
