/** meetings.record/list and deals.record/list: what a person enters by hand closes the loop as a webhook would. */
import { encodeId, Refusal } from '#contracts';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import type { ActContext, ActHandler, ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { writeDeal, writeMeeting } from '../engine/write-sales.js';

export const pageAfter = (cursor: string | undefined): [string, string] | undefined =>
  cursor === undefined ? undefined : (decodeCursor(cursor, ['instant', 'uuid']) as [string, string]);

export const recordMeeting: ActHandler<'meetings.record'> = async (
  context,
  { leadId, externalId, startsAt },
) => {
  const { stores, newId, now } = context;
  const attribution = await attribute(context, leadId);
  await writeMeeting(stores.engine, { id: newId(), externalId, startsAt, attribution, at: now });
  const meeting = await stores.outcomes.meetingByExternalId(externalId);
  if (!meeting) throw new Error('The meeting that was just recorded cannot be read back.');
  if (meeting.leadId !== leadId) throw takenBy('meeting', externalId);
  return meeting;
};

export const listMeetings: ReadHandler<'meetings.list'> = async (
  { stores },
  { cursor, limit, campaignId },
) => {
  const rows = await stores.outcomes.meetings({ campaignId, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.createdAt.toString(), row.id]);
};

export const recordDeal: ActHandler<'deals.record'> = async (context, { leadId, ...deal }) => {
  const { stores, newId, now } = context;
  const attribution = await attribute(context, leadId);
  const known = await stores.outcomes.dealByExternalId(deal.externalId);
  if (known && known.leadId !== leadId) throw takenBy('deal', deal.externalId);
  await writeDeal(stores.engine, { id: newId(), ...deal, attribution, at: now });
  const after = await stores.outcomes.dealByExternalId(deal.externalId);
  if (!after) throw new Error('The deal that was just recorded cannot be read back.');
  if (after.stage !== deal.stage) {
    throw new Refusal(
      'wrong_state',
      `The deal ${encodeId('deal', after.id)} is closed as ${after.stage}.`,
      'Record a new deal under another external id.',
    );
  }
  return after;
};

export const listDeals: ReadHandler<'deals.list'> = async (
  { stores },
  { cursor, limit, campaignId, stage },
) => {
  const rows = await stores.outcomes.deals({ campaignId, stage, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.createdAt.toString(), row.id]);
};

/** A meeting or deal belongs to the latest campaign that reached the person. */
async function attribute({ stores }: ActContext, leadId: string) {
  await getLeadOrRefuse(stores, leadId);
  return stores.engine.correspondence.attributeLead(leadId);
}

function takenBy(what: string, externalId: string): Refusal {
  return new Refusal(
    'conflict',
    `A ${what} with the external id "${externalId}" belongs to another lead.`,
    `Use the id that this ${what} has in its own system.`,
  );
}
