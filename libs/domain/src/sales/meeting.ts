/**
 * How does a meeting stand, given everything that was reported about it?
 *
 * Calendars report late, twice and in the wrong order, and give a meeting a new id when it is moved. So all reports are
 * kept and the standing is derived from the set of them: no order and no repetition changes it.
 */
export const MEETING_STATUSES = ['booked', 'rescheduled', 'cancelled', 'held', 'no_show'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export interface MeetingReport {
  /** By whom: a calendar (its id in `externalId`), or a person who corrects it. */
  readonly by: 'calendar' | 'person';
  readonly status: MeetingStatus;
  /** The calendar's id of the booking that it is about. */
  readonly externalId: string;
  /** The booking that this one takes the place of, or that takes the place of this one. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly startsAt: string | null;
  /** When it happened, by whoever reports it: milliseconds since 1970. */
  readonly at: number;
}

export interface MeetingStanding {
  readonly status: MeetingStatus;
  /** Null while no report said when. */
  readonly startsAt: string | null;
  /** The calendar's id of the booking that stands. */
  readonly externalId: string;
}

/** Of at least one report. */
export function settleMeeting(reports: readonly MeetingReport[]): MeetingStanding {
  const inOrder = [...reports].sort(byTime);
  const current = currentBooking(inOrder);
  const about = inOrder.filter(({ externalId }) => externalId === current);
  const byCalendar = ofCalendar(
    about.filter(({ by }) => by === 'calendar'),
    isMoved(inOrder),
  );
  const byPerson = inOrder.filter(({ by }) => by === 'person').at(-1);
  const last = about.at(-1);
  const corrected = byPerson !== undefined && (last === undefined || byTime(byPerson, last) >= 0);
  const startsAt = startOf(about) ?? startOf(inOrder);
  return {
    status: corrected ? byPerson.status : byCalendar,
    startsAt: corrected ? (byPerson.startsAt ?? startsAt) : startsAt,
    externalId: current,
  };
}

/** What no other booking takes the place of; of several the one that was reported last. */
function currentBooking(inOrder: readonly MeetingReport[]): string {
  const replaced = new Set(
    inOrder.flatMap(({ externalId, previousId, nextId }) => [
      ...(previousId === null ? [] : [previousId]),
      ...(nextId === null ? [] : [externalId]),
    ]),
  );
  const known = inOrder.flatMap(({ externalId, nextId }) =>
    nextId === null ? [externalId] : [externalId, nextId],
  );
  return known.filter((id) => !replaced.has(id)).at(-1) ?? known.at(-1) ?? '';
}

function isMoved(inOrder: readonly MeetingReport[]): boolean {
  return inOrder.some(
    ({ status, previousId, nextId }) => status === 'rescheduled' || previousId !== null || nextId !== null,
  );
}

/** What was said last of the booking that stands. */
function ofCalendar(about: readonly MeetingReport[], moved: boolean): MeetingStatus {
  const said = about.at(-1)?.status ?? 'booked';
  return said === 'booked' && moved ? 'rescheduled' : said;
}

function startOf(reports: readonly MeetingReport[]): string | null {
  return reports.findLast(({ startsAt }) => startsAt !== null)?.startsAt ?? null;
}

/** By time, then by everything else, so that the order of equal times is no accident. */
function byTime(one: MeetingReport, other: MeetingReport): number {
  if (one.at !== other.at) return one.at - other.at;
  const [text, otherText] = [reportKey(one), reportKey(other)];
  return text < otherText ? -1 : Number(text > otherText);
}

/** Two reports with the same key say the same. */
export const reportKey = (report: MeetingReport): string =>
  JSON.stringify([
    report.at,
    report.by,
    report.status,
    report.externalId,
    report.previousId,
    report.nextId,
    report.startsAt,
  ]);
