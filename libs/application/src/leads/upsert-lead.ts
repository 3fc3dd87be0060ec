/** leads.upsert: create a lead, or update the one that has any of these channel identities. */
import type { ActHandler } from '../operations/operation-context.js';
import { staticAudience } from '../audiences/static-audience.js';
import { erasedPerson, isErased } from '../erasures/erased-draft.js';
import { draftLead } from './lead-draft.js';
import { getLeadOrRefuse } from './get-lead.js';
import { leadView } from './lead-view.js';
import { loadLeadBook } from './load-lead-book.js';
import { ambiguousLead, badLead } from './refuse-draft.js';
import { saveBook } from './save-book.js';

export const upsertLead: ActHandler<'leads.upsert'> = async (context, input) => {
  const { audienceId, overwriteCorrected, ...lead } = input;
  const { draft, problems } = draftLead(lead);
  if (!draft) throw badLead(problems);

  const { stores, now, newId } = context;
  await stores.leads.lockForWriting();
  if (isErased(draft, await stores.erasures.guard())) throw erasedPerson();
  const audience = audienceId === undefined ? undefined : await staticAudience(stores, audienceId);
  const book = await loadLeadBook(stores, [draft], newId, now);
  const placement = book.place(draft, overwriteCorrected);
  if (placement.kind === 'ambiguous') throw ambiguousLead(placement.leadIds, placement.by);

  const { leadId } = placement;
  const result = book.close();
  await saveBook(stores, result, now);
  if (audience) await stores.audiences.addMembers(audience.id, [leadId], now);
  return {
    lead: leadView(await getLeadOrRefuse(stores, leadId)),
    created: result.created.length > 0,
    keptCorrections: placement.kind === 'placed' ? [...placement.kept] : [],
  };
};
