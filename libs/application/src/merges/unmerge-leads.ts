/**
 * leads.unmerge: takes a merge back.
 *
 * What was moved goes back where it was, and fields that nobody changed since are as they were before. What happened since
 * stays with the survivor.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import { leadView } from '../leads/lead-view.js';
import type { ActHandler } from '../operations/operation-context.js';
import { isBeingSent } from './merge-leads.js';

export const unmergeLeads: ActHandler<'leads.unmerge'> = async (context, { mergeId }) => {
  const { stores, now } = context;
  await stores.leads.lockForWriting();
  await stores.enrollments.lockEntering();
  const merge = await stores.merges.lock(mergeId);
  if (!merge) throw notFound('merge', encodeId('merge', mergeId));
  if (merge.undoneAt !== null) throw undone(mergeId);
  const { leadId, mergedLeadId } = merge;
  const [survivor] = await stores.leads.leadsByIds([leadId]);
  if (!survivor) throw mergedOnwards(leadId);

  await stores.engine.stops.lockLead(leadId);
  if (await stores.erasures.isSending([leadId])) throw isBeingSent();
  await stores.merges.part(merge, now);
  await stores.events.append([{ type: 'lead.unmerged', data: { leadId, mergedLeadId, mergeId } }], now);
  return {
    merge: { ...merge, undoneAt: now },
    lead: leadView(await getLeadOrRefuse(stores, leadId)),
    other: leadView(await getLeadOrRefuse(stores, mergedLeadId)),
  };
};

function undone(mergeId: string): Refusal {
  return new Refusal(
    'wrong_state',
    `The merge ${encodeId('merge', mergeId)} was taken back already.`,
    'Both leads are there: look at them by their own ids.',
  );
}

function mergedOnwards(leadId: string): Refusal {
  return new Refusal(
    'wrong_state',
    `The survivor ${encodeId('lead', leadId)} was itself merged into another lead since.`,
    'Take the later merge back first; GET /v1/leads/merges lists them.',
  );
}
