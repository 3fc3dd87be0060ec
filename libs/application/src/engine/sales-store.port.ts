/** Which meetings and deals came of it? Each is known by the id that its calendar or CRM gave it. */
import type { DealState, MeetingReport, MeetingStatus } from '#domain';
import type { Attribution } from './correspondence-store.port.js';

export interface MeetingRecord {
  readonly id: string;
  readonly attribution: Attribution;
  readonly source: string;
  readonly externalId: string;
  readonly status: MeetingStatus;
  readonly startsAt: Temporal.Instant | null;
  readonly revision: number;
  readonly reports: readonly MeetingReport[];
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface DealRecord extends DealState {
  readonly id: string;
  readonly attribution: Attribution;
  readonly source: string;
  readonly externalId: string;
  readonly revision: number;
  readonly statusSince: Temporal.Instant;
  /** When what is known of it was true, by whoever reported it. */
  readonly reportedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface SalesStore {
  /** Holds back everybody else who asks for one of these ids; answers the meeting that has one of them. */
  meetingByReference(source: string, externalIds: readonly string[]): Promise<MeetingRecord | undefined>;
  /** Locked. */
  meetingById(id: string): Promise<MeetingRecord | undefined>;
  /** New or changed; it is found by all these ids from now on. */
  saveMeeting(meeting: MeetingRecord, externalIds: readonly string[]): Promise<void>;
  /** Holds back everybody else who asks for this id. */
  dealByReference(source: string, externalId: string): Promise<DealRecord | undefined>;
  /** Locked. */
  dealById(id: string): Promise<DealRecord | undefined>;
  /** New or changed; a new revision is written into its history. */
  saveDeal(deal: DealRecord): Promise<void>;
}
