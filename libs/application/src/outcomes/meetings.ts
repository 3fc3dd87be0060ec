/** meetings.*: what a person enters or corrects by hand counts as what a calendar reports. */
import { encodeId, notFound, Refusal } from '#contracts';
import type { MeetingReport } from '#domain';
import { changeMeeting, writeMeeting } from '../engine/write-sales.js';
import { getLeadOrRefuse } from '../leads/get-lead.js';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { cutPage } from '../paging/cut-page.js';
import type { MeetingRow } from './outcome-reads.port.js';
import { pageAfter } from './page-after.js';

export const recordMeeting: ActHandler<'meetings.record'> = async (
  { stores, newId, now },
  { leadId, source, externalId, startsAt },
) => {
  const lead = await getLeadOrRefuse(stores, leadId);
  const report: MeetingReport = {
    by: 'calendar',
    status: 'booked',
    externalId,
    previousId: null,
    nextId: null,
    startsAt: startsAt.toString(),
    at: now.epochMilliseconds,
  };
  const known = await stores.engine.sales.meetingByReference(source, [externalId]);
  if (known && known.attribution.leadId !== lead.id) throw takenBy('meeting', externalId);
  // Said again, it is no news: nothing about a known meeting is changed by recording it.
  if (known) return meetingOrRefuse(stores, known.id);
  const whose = () => stores.engine.correspondence.attributeLead(lead.id);
  const written = await writeMeeting(stores.engine, { source, report, whose, newId, at: now });
  if (written.result === 'unmatched') throw new Error('A lead that is known was not found.');
  return meetingOrRefuse(stores, written.thing.id);
};

export const updateMeeting: ActHandler<'meetings.update'> = async (
  { stores, now },
  { meetingId, status, startsAt },
) => {
  const known = await stores.engine.sales.meetingById(meetingId);
  if (!known) throw notFound('meeting', encodeId('meeting', meetingId));
  const report: MeetingReport = {
    by: 'person',
    status: status ?? (startsAt === undefined ? known.status : 'rescheduled'),
    externalId: known.externalId,
    previousId: null,
    nextId: null,
    startsAt: startsAt?.toString() ?? null,
    at: now.epochMilliseconds,
  };
  if (status !== undefined || startsAt !== undefined)
    await changeMeeting(stores.engine, known, report, [], now);
  return meetingOrRefuse(stores, meetingId);
};

export const getMeeting: ReadHandler<'meetings.get'> = ({ stores }, { meetingId }) =>
  meetingOrRefuse(stores, meetingId);

export const listMeetings: ReadHandler<'meetings.list'> = async (
  { stores },
  { cursor, limit, ...filter },
) => {
  const rows = await stores.outcomes.meetings({ ...filter, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.createdAt.toString(), row.id]);
};

async function meetingOrRefuse(stores: ReadStores, meetingId: string): Promise<MeetingRow> {
  const meeting = await stores.outcomes.meeting(meetingId);
  if (!meeting) throw notFound('meeting', encodeId('meeting', meetingId));
  return meeting;
}

export function takenBy(what: string, externalId: string): Refusal {
  return new Refusal(
    'conflict',
    `A ${what} with the external id "${externalId}" belongs to another lead.`,
    `Use the id that this ${what} has in its own system.`,
  );
}
