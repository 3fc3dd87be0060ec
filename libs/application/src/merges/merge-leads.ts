/**
 * leads.merge: makes one lead of two.
 *
 * Addresses add up, and with them whatever stands against one of them. In a campaign that both are in, one sequence goes on
 * at most, the one that is further along; where one of the two has ended, none does. So a merge never makes anybody hear
 * the same thing twice.
 */
import { encodeId, notFound, Refusal, type NewEvent } from '#contracts';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import { leadView } from '../leads/lead-view.js';
import { survivorOf } from '../leads/survivor.js';
import type { ActHandler } from '../operations/operation-context.js';
import { mergeFields } from './merge-fields.js';
import type { StoppedEnrollment } from './merge-store.port.js';

export const mergeLeads: ActHandler<'leads.merge'> = async (context, input) => {
  const { stores, caller, now, newId } = context;
  await stores.leads.lockForWriting();
  await stores.enrollments.lockEntering();
  const survivor = await getLeadOrRefuse(stores, input.leadId);
  const other = await survivorOf(stores, input.otherLeadId);
  if (!other) throw notFound('lead', encodeId('lead', input.otherLeadId));
  if (other.id === survivor.id) throw samePerson(survivor.id);

  const ids = [survivor.id, other.id].sort();
  for (const id of ids) await stores.engine.stops.lockLead(id);
  if (await stores.erasures.isSending(ids)) throw isBeingSent();

  const { lead, kept } = mergeFields(survivor, other, input);
  const merge = { id: newId(), leadId: survivor.id, mergedLeadId: other.id, createdAt: now, undoneAt: null };
  const result = await stores.merges.join({
    ...{ id: merge.id, principal: caller.apiKeyId, at: now },
    ...{ lead: { ...lead, updatedAt: now }, mergedId: other.id },
  });
  const about = { leadId: survivor.id, mergedLeadId: other.id, mergeId: merge.id };
  await stores.events.append(
    [
      ...result.stopped.flatMap((stopped) => stopEvents(survivor.id, stopped)),
      { type: 'lead.merged', data: about },
    ],
    now,
  );
  return {
    merge,
    lead: leadView(await getLeadOrRefuse(stores, survivor.id)),
    kept: { ...kept },
    moved: result.moved,
    stopped: result.stopped.map(({ enrollmentId }) => enrollmentId),
  };
};

function stopEvents(leadId: string, { campaignId, enrollmentId, touches }: StoppedEnrollment): NewEvent[] {
  return [
    { type: 'enrollment.stopped', data: { campaignId, enrollmentId, leadId, reason: 'merged' } },
    ...touches.map((touch): NewEvent => ({
      type: 'touch.cancelled',
      data: { ...touch, leadId, campaignId, enrollmentId },
    })),
  ];
}

function samePerson(leadId: string): Refusal {
  return new Refusal(
    'conflict',
    `Both ids mean the lead ${encodeId('lead', leadId)} already.`,
    'Nothing is left to merge.',
  );
}

export function isBeingSent(): Refusal {
  return new Refusal(
    'wrong_state',
    'Something is being sent to this person at this very moment; nothing was changed.',
    'Ask again in a minute.',
  );
}
