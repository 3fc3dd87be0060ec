/** What is written when a meeting or a deal is reported? The same, whether a system reports it or a person enters it. */
import type { NewEvent } from '#contracts';
import {
  dealEvent,
  type DealState,
  type MeetingReport,
  type MeetingStanding,
  reportKey,
  settleMeeting,
} from '#domain';
import type { Attribution } from './correspondence-store.port.js';
import type { EngineStores } from './engine-stores.port.js';
import type { DealRecord, MeetingRecord } from './sales-store.port.js';

/** A meeting about which more is said than this is somebody's joke. */
const MOST_REPORTS = 200;

/** Asked only for what is new: it stays with whom it was attributed to. */
type Whose = () => Promise<Attribution | undefined>;

interface Occasion {
  readonly source: string;
  readonly whose: Whose;
  readonly newId: () => string;
  /** Business time. */
  readonly at: Temporal.Instant;
}

export type Written<Thing> =
  { readonly result: 'applied' | 'duplicate'; readonly thing: Thing } | { readonly result: 'unmatched' };

/** A booked meeting ends the person's sequences. */
export async function writeMeeting(
  stores: EngineStores,
  { source, report, whose, newId, at }: Occasion & { readonly report: MeetingReport },
): Promise<Written<MeetingRecord>> {
  const ids = [report.externalId, report.previousId, report.nextId].filter((id) => id !== null);
  const known = await stores.sales.meetingByReference(source, ids);
  if (known) return changeMeeting(stores, known, report, ids, at);
  const attribution = await whose();
  if (!attribution) return { result: 'unmatched' };
  const standing = settleMeeting([report]);
  const meeting: MeetingRecord = {
    id: newId(),
    attribution,
    source,
    reports: [report],
    ...placed(standing),
    revision: standing.status === 'booked' ? 1 : 2,
    createdAt: at,
    updatedAt: at,
  };
  await stores.sales.saveMeeting(meeting, ids);
  await stores.stops.stopLead(attribution.leadId, 'meeting_booked', at);
  // What is moved or cancelled was booked before, though nobody told.
  const data = { ...attribution, meetingId: meeting.id };
  const booked: NewEvent = { type: 'meeting.booked', data: { ...data, revision: 1 } };
  await stores.events.append(standing.status === 'booked' ? [booked] : [booked, eventOf(meeting)], at);
  return { result: 'applied', thing: meeting };
}

/** Writes down what one more report makes of a meeting. */
export async function changeMeeting(
  stores: EngineStores,
  known: MeetingRecord,
  report: MeetingReport,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<Written<MeetingRecord>> {
  const isOld = known.reports.some((other) => reportKey(other) === reportKey(report));
  if (isOld || known.reports.length >= MOST_REPORTS) return { result: 'duplicate', thing: known };
  const reports = [...known.reports, report];
  const standing = placed(settleMeeting(reports));
  const isMoved = standing.startsAt?.epochMilliseconds !== known.startsAt?.epochMilliseconds;
  const isNews = standing.status !== known.status || (isMoved && standing.status === 'rescheduled');
  const meeting: MeetingRecord = {
    ...known,
    ...standing,
    reports,
    revision: known.revision + Number(isNews),
    updatedAt: at,
  };
  await stores.sales.saveMeeting(meeting, ids);
  if (!isNews) return { result: 'duplicate', thing: meeting };
  if (standing.status === 'booked' || standing.status === 'rescheduled')
    await stores.stops.stopLead(known.attribution.leadId, 'meeting_booked', at);
  await stores.events.append([eventOf(meeting)], at);
  return { result: 'applied', thing: meeting };
}

function placed({ status, startsAt, externalId }: MeetingStanding) {
  return { status, externalId, startsAt: startsAt === null ? null : Temporal.Instant.from(startsAt) };
}

function eventOf({ id, attribution, status, revision }: MeetingRecord): NewEvent {
  return { type: `meeting.${status}`, data: { ...attribution, meetingId: id, revision } };
}

/** Older news than what is known change nothing. */
export async function writeDeal(
  stores: EngineStores,
  occasion: Occasion & {
    readonly externalId: string;
    /** How it stands now, given how it stood. */
    readonly state: (known: DealRecord | undefined) => DealState;
    readonly reportedAt: Temporal.Instant | null;
  },
): Promise<Written<DealRecord>> {
  const { source, externalId, state, reportedAt, whose, newId, at } = occasion;
  const known = await stores.sales.dealByReference(source, externalId);
  if (known) {
    const isOutdated =
      reportedAt !== null &&
      known.reportedAt !== null &&
      Temporal.Instant.compare(reportedAt, known.reportedAt) < 0;
    if (isOutdated) return { result: 'duplicate', thing: known };
    return changeDeal(stores, known, state(known), reportedAt, at);
  }
  const attribution = await whose();
  if (!attribution) return { result: 'unmatched' };
  const deal: DealRecord = {
    id: newId(),
    attribution,
    source,
    externalId,
    ...state(undefined),
    revision: 1,
    statusSince: at,
    reportedAt,
    createdAt: at,
    updatedAt: at,
  };
  await saveDeal(stores, undefined, deal, at);
  return { result: 'applied', thing: deal };
}

export async function changeDeal(
  stores: EngineStores,
  known: DealRecord,
  state: DealState,
  reportedAt: Temporal.Instant | null,
  at: Temporal.Instant,
): Promise<Written<DealRecord>> {
  const event = dealEvent(known, state);
  const isRenamed = state.name !== known.name;
  const deal: DealRecord = {
    ...known,
    ...state,
    revision: known.revision + Number(event !== null),
    statusSince: state.status === known.status ? known.statusSince : at,
    reportedAt: reportedAt ?? known.reportedAt,
    updatedAt: event !== null || isRenamed ? at : known.updatedAt,
  };
  await saveDeal(stores, known, deal, at);
  return { result: event !== null || isRenamed ? 'applied' : 'duplicate', thing: deal };
}

async function saveDeal(
  stores: EngineStores,
  before: DealRecord | undefined,
  deal: DealRecord,
  at: Temporal.Instant,
): Promise<void> {
  await stores.sales.saveDeal(deal);
  if (deal.status === 'won' && before?.status !== 'won')
    await stores.stops.wakeForGoal(deal.attribution.leadId, 'deal_won', at);
  const type = dealEvent(before, deal);
  if (type === null) return;
  const { id, attribution, revision, statusSince, status, valueCents, currency } = deal;
  const data = {
    ...attribution,
    dealId: id,
    revision,
    statusSince: statusSince.epochMilliseconds,
  };
  const worth = { valueCents, currency };
  const event: NewEvent =
    type === 'deal.won'
      ? { type, data: { ...data, ...worth } }
      : type === 'deal.stage_changed'
        ? { type, data: { ...data, ...worth, status } }
        : { type, data };
  await stores.events.append([event], at);
}
